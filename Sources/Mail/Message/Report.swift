/// What a mail system, or a reader's mail program, says became of an earlier message (RFC 6522).
public struct Report: Hashable, Sendable, Codable {
  /// What a report is about.
  public enum Kind: String, Sendable, Codable {
    /// Whether the message could be delivered (RFC 3464).
    case delivery
    /// Whether it was shown, deleted or the like (RFC 8098).
    case disposition
    /// A complaint about it (RFC 5965).
    case feedback
  }

  /// One of the people that the earlier message was for.
  public struct Recipient: Hashable, Sendable, Codable {
    /// The address in the end, after all forwarding; empty where the report names none.
    public var address: String
    /// The address that the message was sent to, where the report says so.
    public var original: String?
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`, in lower case (RFC 3464, 2.3.3).
    public var action: String?
    /// The status code (RFC 3463): `5.1.1`.
    public var status: String?
    /// What the mail server on the other side said.
    public var diagnostic: String?
  }

  /// What the report is about.
  public var kind: Kind
  /// The people it is about, in order.
  public var recipients: [Recipient]
  /// The identifier of the earlier message.
  public var originalMessageID: MessageID?
  /// The identifier that was given with the earlier message's envelope (RFC 3461, 4.4).
  public var envelopeID: String?
  /// What became of the message with its reader, in lower case: `displayed`, `deleted`.
  public var disposition: String?
}

/// The fields that a report's machine-readable part holds, in groups that empty lines part.
struct ReportFields {
  private(set) var groups: [[(name: String, value: String)]] = []
  /// Whether there were more fields than are read.
  private(set) var isCut = false

  /// Reads `text`, whose lines end in LF; a line that is no field is passed over.
  ///
  /// - Parameter limit: The number of fields that are read.
  init(_ text: String, limit: Int) {
    var group: [(name: String, value: String)] = []
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        if !group.isEmpty { groups.append(group) }
        group = []
      } else if line.first?.isWhitespace == true {
        guard !group.isEmpty else { continue }
        group[group.count - 1].value += " " + Self.trimmed(line)
      } else if let colon = line.firstIndex(of: ":") {
        guard count < limit else {
          isCut = true
          break
        }
        count += 1
        let value = Self.trimmed(line[line.index(after: colon)...])
        group.append((Self.trimmed(line[..<colon]).lowercased(), value))
      }
    }
    if !group.isEmpty { groups.append(group) }
  }

  /// The value of the first field called `name`, which is in lower case, that is not empty.
  func first(_ name: String) -> String? {
    groups.lazy.joined().first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The recipients, each begun by the field that names it.
  var recipients: [Report.Recipient] {
    var recipients: [Report.Recipient] = []
    for group in groups {
      var recipient: Report.Recipient?
      func keep() {
        if let recipient, !recipient.address.isEmpty || recipient.original != nil {
          recipients.append(recipient)
        }
      }
      for (name, value) in group {
        let isSecond =
          name == "final-recipient" && recipient?.address.isEmpty == false
          || name == "original-recipient" && recipient?.original != nil
        if isSecond {
          keep()
          recipient = nil
        }
        var current = recipient ?? Report.Recipient(address: "")
        switch name {
        case "final-recipient": current.address = Self.typed(value)
        case "original-recipient", "original-rcpt-to": current.original = Self.typed(value)
        case "action": current.action = Self.word(value)
        case "status": current.status = Self.word(value)
        case "diagnostic-code": current.diagnostic = Self.typed(value)
        default: continue
        }
        recipient = current
      }
      keep()
    }
    return recipients
  }

  /// A value without the type before its semicolon: `rfc822; ada@example.org`.
  private static func typed(_ value: String) -> String {
    guard let semicolon = value.firstIndex(of: ";"),
      value[..<semicolon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == " " })
    else { return bare(value) }
    return bare(trimmed(value[value.index(after: semicolon)...]))
  }

  /// An address without angle brackets.
  private static func bare(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }

  /// The word that a value begins with, in lower case; comments are no part of it.
  private static func word(_ value: String) -> String {
    value.prefix { !$0.isWhitespace && $0 != "(" && $0 != ";" }.lowercased()
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
