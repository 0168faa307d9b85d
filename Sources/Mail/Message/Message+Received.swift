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
    for field in header.all("Received").prefix(max(0, trustedHops)) {
      // The date stands behind the last semicolon (RFC 5321, 4.4).
      guard let semicolon = field.utf8.lastIndex(of: 0x3B) else { continue }
      let value = String(field[field.index(after: semicolon)...])
      if let time = Date.inMail(value, limits: Limits()) {
        return ReceivedTime(time, witness: .received)
      }
    }
    if let delivered { return ReceivedTime(delivered, witness: .mailbox) }
    if let date { return ReceivedTime(date, witness: .date) }
    return ReceivedTime(now, witness: .run)
  }
}
