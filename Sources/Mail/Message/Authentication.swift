/// What the mail server that we believe found out about who sent a message (RFC 8601).
public struct Authentication: Hashable, Sendable, Codable {
  /// What it comes to for the address in From.
  public enum Verdict: String, Sendable, Codable {
    /// Its domain's owner vouches for it.
    case passed
    /// Its domain's owner says that such mail is forged.
    case failed
    /// Nobody says either.
    case absent
  }

  /// What it comes to.
  public var verdict: Verdict
  /// The results it rests on, as they were written: `dmarc=pass`, `spf=fail`; each once.
  public var results: [String]

  /// A verdict that rests on these results.
  public init(_ verdict: Verdict, because results: [String] = []) {
    self.verdict = verdict
    self.results = results
  }
}

extension Message {
  /// What the server called `identifier` says of who sent the message.
  ///
  /// Only fields are believed that our own hosts can have written: those above the `Received:`
  /// field of the first host that is not trusted. Anybody can write the others (RFC 8601, 5).
  ///
  /// DMARC's result is the one about the address in From (RFC 7489); without it DKIM and SPF
  /// count where the domain that they are about is that of the address, or one above or below it.
  ///
  /// - Parameters:
  ///   - identifier: The authserv-id of the server believed; case does not count.
  ///   - trustedHops: How many of the top-most `Received:` fields come from hosts that are
  ///     believed.
  public func authentication(by identifier: String, trustedHops: Int) -> Authentication {
    var hops = 0
    var results: [AuthenticationResults.Result] = []
    for field in header.fields {
      let name = field.name.lowercased()
      if name == "received" {
        hops += 1
        if hops > trustedHops { break }
      } else if name == "authentication-results",
        let found = AuthenticationResults(field.value),
        found.identifier.lowercased() == identifier.lowercased()
      {
        results += found.results
      }
    }
    let domain = from.first.map { String($0.key.drop { $0 != "@" }.dropFirst()) } ?? ""
    return Authentication(of: results, for: domain)
  }
}

extension Authentication {
  /// What results come to for an address at `domain`.
  init(of results: [AuthenticationResults.Result], for domain: String) {
    func has(_ method: String, _ values: Set<String>, aligned: Bool = false) -> Bool {
      results.contains { result in
        result.method == method && values.contains(result.value)
          && (!aligned || result.isAbout(domain))
      }
    }
    var words: [String] = []
    for result in results where ["dmarc", "dkim", "spf"].contains(result.method) {
      let word = "\(result.method)=\(result.value)"
      if !words.contains(word) { words.append(word) }
    }
    let verdict: Verdict
    if has("dmarc", ["pass"]) {
      verdict = .passed
    } else if has("dmarc", ["fail"]) {
      verdict = .failed
    } else if has("dkim", ["pass"], aligned: true) || has("spf", ["pass"], aligned: true) {
      verdict = .passed
    } else if has("spf", ["fail", "hardfail"], aligned: true)
      || has("dkim", ["fail"], aligned: true)
    {
      verdict = .failed
    } else {
      verdict = .absent
    }
    self.init(verdict, because: words)
  }
}

/// One `Authentication-Results:` field, taken apart (RFC 8601, 2.2).
struct AuthenticationResults {
  /// What one method found.
  struct Result {
    /// `dmarc`, `dkim`, `spf`, in lower case.
    var method: String
    /// `pass`, `fail`, `none`, in lower case.
    var value: String
    /// What it looked at: `header.d`, `smtp.mailfrom`, to the values.
    var properties: [String: String] = [:]

    /// Whether it is about `domain`, or one above or below it.
    func isAbout(_ domain: String) -> Bool {
      let named = ["header.d", "header.from", "smtp.mailfrom", "header.i", "smtp.helo"].compactMap {
        properties[$0].map { $0.split(separator: "@").last.map(String.init) ?? $0 }
      }
      // Without a word on what it looked at, it looked at the message's own.
      guard let first = named.first, !domain.isEmpty else { return named.isEmpty }
      return first == domain || first.hasSuffix("." + domain) || domain.hasSuffix("." + first)
    }
  }

  /// Who says so.
  let identifier: String
  let results: [Result]

  /// Reads the field's value; `nil` where it names nobody.
  init?(_ value: String) {
    let clauses = Self.withoutComments(value).split(
      separator: ";", omittingEmptySubsequences: false
    )
    .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    guard let identifier = clauses.first?.first, !identifier.contains("=") else { return nil }
    self.identifier = identifier
    results = clauses.dropFirst().compactMap { words in
      guard let first = words.first, let (method, value) = Self.pair(first) else { return nil }
      // "dkim/1=pass": the version of the method counts for nothing.
      var result = Result(method: String(method.prefix { $0 != "/" }), value: value)
      for (name, value) in words.dropFirst().compactMap(Self.pair) {
        result.properties[name] = value
      }
      return result
    }
  }

  /// `name=value` in lower case, quotation marks undone.
  private static func pair(_ word: String) -> (String, String)? {
    guard let equals = word.firstIndex(of: "=") else { return nil }
    let value = word[word.index(after: equals)...].filter { $0 != "\"" }
    return (word[..<equals].lowercased(), value.lowercased())
  }

  /// A value without its comments, and without white space around `=` (RFC 5322, 3.2.2).
  private static func withoutComments(_ value: String) -> String {
    var depth = 0
    var isQuoted = false
    var text = ""
    for character in value.prefix(8_192) {
      switch character {
      case "\"" where depth == 0: isQuoted.toggle()
      case "(" where !isQuoted:
        depth += 1
        continue
      case ")" where depth > 0:
        depth -= 1
        continue
      default: break
      }
      guard depth == 0 else { continue }
      if character == "=" {
        while text.last?.isWhitespace ?? false { text.removeLast() }
      } else if character.isWhitespace, text.last == "=" {
        continue
      }
      text.append(isQuoted && character == ";" ? " " : character)
    }
    return text
  }
}
