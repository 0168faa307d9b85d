extension Message {
  /// Reads a mail.
  ///
  /// - Parameters:
  ///   - octets: The message from its first header octet to its last.
  ///   - limits: How much of it is read.
  public init(parsing octets: [UInt8], limits: Limits = Limits()) {
    self = MessageReader.message(of: octets, limits: limits, opened: 0)
  }
}
