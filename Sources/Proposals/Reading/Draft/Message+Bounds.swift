import Mail

/// How much of a message is searched for proposals.
///
/// A proposal is a page, a mail with ten of them is ten: what lies far beyond is a log file,
/// a book, or somebody's try to keep the reader busy. The message itself stays whole.
enum ReadingBounds {
  /// The octets of a subject.
  static let subject = 2_000
  /// The octets of a name.
  static let name = 500
  /// The lines of the writer's own words, and their octets.
  static let ownLines = 5_000
  static let ownOctets = 250_000
  /// The lines of a body with all that it quotes.
  static let lines = 30_000
  /// The recipients that are looked at, and the messages answered.
  static let recipients = 1_000
  static let references = 200
  /// The messages, and the attachments, that came along and are searched too.
  static let enclosed = 50
}

extension Message {
  /// The message as far as it is searched, and a sentence for each thing that was cut.
  func bounded() -> (message: Message, cuts: [String]) {
    var message = self
    var cuts: [String] = []
    if subject.utf8.count > ReadingBounds.subject {
      message.subject = String(subject.beginning(octets: ReadingBounds.subject))
      cuts.append(
        "The subject has more than \(ReadingBounds.subject) octets; the rest was not searched.")
    }
    if let end = endOfSearch {
      message.body = Array(body[..<end])
      cuts.append(
        "The text is too long to be a proposal; line \(end + 1) and on were not searched.")
    }
    message.from = from.bounded(ReadingBounds.recipients)
    message.sender = sender?.bounded
    message.replyTo = replyTo.bounded(ReadingBounds.recipients)
    let others = max(0, ReadingBounds.recipients - to.count)
    message.to = to.bounded(ReadingBounds.recipients)
    message.cc = cc.bounded(others)
    if to.count + cc.count > ReadingBounds.recipients {
      cuts.append("Of the recipients, the first \(ReadingBounds.recipients) were looked at.")
    }
    if references.count > ReadingBounds.references {
      // The nearest stand last (RFC 5322, 3.6.4).
      message.references = Array(references.suffix(ReadingBounds.references))
    }
    if inReplyTo.count > ReadingBounds.references {
      message.inReplyTo = Array(inReplyTo.prefix(ReadingBounds.references))
    }
    return (message, cuts)
  }

  /// The index of the first line that is not searched; `nil` where all are.
  private var endOfSearch: Int? {
    var own = 0
    var octets = 0
    for index in body.indices {
      if body[index].role != .quoted {
        own += 1
        octets += body[index].text.utf8.count
      }
      if own > ReadingBounds.ownLines || octets > ReadingBounds.ownOctets
        || index >= ReadingBounds.lines
      {
        return index
      }
    }
    return nil
  }
}

extension [Address] {
  /// The first of them, with no more of a name than anybody has.
  fileprivate func bounded(_ most: Int) -> [Address] {
    count <= most && allSatisfy(\.isBounded) ? self : prefix(most).map(\.bounded)
  }
}

extension Address {
  fileprivate var isBounded: Bool { (name?.utf8.count ?? 0) <= ReadingBounds.name }

  fileprivate var bounded: Address {
    Address(name: name.map { String($0.beginning(octets: ReadingBounds.name)) }, address: address)
  }
}
