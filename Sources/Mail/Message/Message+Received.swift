public import struct Foundation.Date

extension Message {
  /// When the message reached our host.
  ///
  /// - Parameters:
  ///   - trustedHops: How many of the top-most `Received:` fields our own hosts wrote: the
  ///     first of them with a date is believed. With 0, none is.
  ///   - delivered: What the mailbox says: its `From_` line, the name of the Maildir file.
  ///   - now: The time of this run, where nothing else is known.
  public func received(trustedHops: Int, delivered: Date?, now: Date) -> ReceivedTime {
    for field in header.all("Received", most: max(0, trustedHops)) {
      if let time = Self.date(ofReceived: field) { return ReceivedTime(time, witness: .received) }
    }
    if let delivered { return ReceivedTime(delivered, witness: .mailbox) }
    if let date { return ReceivedTime(date, witness: .date) }
    return ReceivedTime(now, witness: .run)
  }

  /// The date of a `Received:` field.
  ///
  /// It stands behind the last semicolon (RFC 5321, 4.4), but for those in a comment that some
  /// hosts put behind it.
  private static func date(ofReceived field: String) -> Date? {
    let octets = field.utf8
    var end = octets.endIndex
    for _ in 0..<4 {
      guard let semicolon = octets[..<end].lastIndex(of: 0x3B) else { return nil }
      let date = field[octets.index(after: semicolon)...]
      if let time = Date.inMail(String(date), limits: Limits()) { return time }
      end = semicolon
    }
    return nil
  }
}
