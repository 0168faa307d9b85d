import Mail

extension Message {
  /// The person who wrote: From, or whom a list that rewrote From put elsewhere.
  var writer: Address? {
    guard let from = from.first else { return sender ?? replyTo.first }
    guard isRewritten(from) else { return from }
    let name = from.name.map { name in
      [" via ", " (via ", " on behalf of "].reduce(name) { text, tail in
        text.range(of: tail).map { String(text[..<$0.lowerBound]) } ?? text
      }.trimmingCharacters("'\" ")
    }
    for field in ["X-Original-From", "X-Original-Sender"] {
      guard let value = header.first(field), let (address, rest) = People.takeAddress(value) else {
        continue
      }
      let given = rest.trimmingCharacters("<>\"' ")
      return Address(name: given.isEmpty ? name : given, address: address)
    }
    guard let person = replyTo.first(where: { $0.key != from.key && !isList($0) }) else {
      return from
    }
    return Address(name: person.name ?? name, address: person.address)
  }

  /// Whether a list put its own address into From: "Anna via List <list@…>".
  private func isRewritten(_ from: Address) -> Bool {
    let via = from.name.map { name in
      name.holds(" via ") || name.holds(" (via ")
    }
    return via ?? false || isList(from)
  }

  private func isList(_ address: Address) -> Bool {
    if let post = header.first("List-Post"), post.lowercased().holds(address.key) { return true }
    return header.first("Sender").map { sender in
      let key = address.key
      let at = key.firstIndex(of: "@") ?? key.endIndex
      return sender.lowercased().holds(String(key[..<at] + "-bounces" + key[at...]))
    } ?? false
  }

  /// Where an answer would go: the person's own wish, else the person.
  ///
  /// Return-Path is where RFC 3834 has automatic answers go; a list's is not the writer's.
  func replyAddress(to writer: Address?) -> String? {
    switch returnPath {
    case .null: nil
    case .address(let path) where !isBulk && !path.isEmpty: path
    default: writer?.address
    }
  }

  /// To, Cc and Delivered-To.
  var recipients: [Address] {
    to + cc
      + header.all("Delivered-To").compactMap { value in
        People.takeAddress(value).map { Address(address: $0.address) }
      }
  }

  /// In-Reply-To and References, nearest first, each once.
  var replyingTo: [MessageID] {
    var result: [MessageID] = []
    result.reserveCapacity(inReplyTo.count + references.count)
    for id in inReplyTo where !result.contains(id) { result.append(id) }
    for id in references.reversed() where !result.contains(id) { result.append(id) }
    return result
  }

  /// Whether the line above what it quotes names `person`.
  func quotes(_ person: Address?) -> Bool {
    guard let name = person?.name, !name.isEmpty,
      let line = body.firstIndex(of: .attribution)
    else { return false }
    return body[line].text.holds(name)
  }

  /// What names the mailing lists that brought it (RFC 2919, RFC 2369), as it is written.
  var lists: [String] { ["List-Id", "List-Post", "X-Mailing-List"].flatMap { header.all($0) } }

  /// Whether it went out to many: a list's or a newsletter's header fields.
  var isBulk: Bool {
    header.first("List-Id") != nil || header.first("List-Unsubscribe") != nil
      || header.first("List-Post") != nil
      || ["bulk", "list", "junk"].contains(header.first("Precedence")?.lowercased())
  }
}
