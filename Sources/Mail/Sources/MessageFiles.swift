/// A file that holds one message, as mail programs save it: `.eml`.
public struct MessageFile: MailSource {
  /// What the record knows it by.
  public let name: String
  private let path: String

  /// The file `path`, which the record knows as `name`.
  public init(path: String, name: String? = nil) {
    self.path = path
    self.name = name ?? path
  }

  /// Reads it anew; what is on record is for the caller to know.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    try body(Batch(messages: [try message()]))
  }

  func message() throws(MailboxError) -> RawMessage {
    let (octets, from) = try onFile(path) { () throws(SystemError) in
      try Descriptor(reading: path).readMessage()
    }
    return RawMessage(octets: octets, source: path, delivered: from?.time)
  }
}

/// A directory of `.eml` files, read in the order of their names.
public struct MessageFolder: MailSource {
  /// What the record knows it by.
  public let name: String
  private let path: String

  /// The directory `path`, which the record knows as `name`.
  public init(path: String, name: String? = nil) {
    self.path = path
    self.name = name ?? path
  }

  /// Reads it anew; what is on record is for the caller to know.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    let listing = try onFile(path) { () throws(SystemError) in try FileNames.list(path) }
    var trouble: MailboxError?
    let names = listing.names.filter { $0.hasSuffix(".eml") && !$0.hasPrefix(".") }.sorted()
    var gathering = BatchGathering(of: names.count, limits)
    for name in names {
      var message: RawMessage?
      do throws(MailboxError) {
        message = try MessageFile(path: path + "/" + name).message()
      } catch {
        trouble = trouble ?? error
      }
      try gathering.take(message, body)
    }
    try gathering.flush(body)
    if let trouble { throw trouble }
  }
}

/// One message whose octets are at hand: what a mail server pipes into a command.
///
/// A `From_` line before it is taken off; one inside it is text.
public struct OneMessage: MailSource {
  /// What the record knows it by.
  public let name: String
  private let message: RawMessage

  /// The message in `octets`, which the record knows as `name`.
  init(octets: [UInt8], name: String = "-") throws(MailboxError) {
    let (octets, from) = try onFile(name) { () throws(SystemError) in
      var gathering = MessageGathering(standsAlone: true)
      try gathering.append(octets[...])
      return gathering.end()
    }
    self.name = name
    message = RawMessage(octets: octets, source: name, delivered: from?.time)
  }

  /// Reads standard input to its end.
  public init(standardInputAs name: String = "-") throws(MailboxError) {
    let (octets, from) = try onFile("standard input") { () throws(SystemError) in
      try Descriptor.messageOnStandardInput()
    }
    self.name = name
    message = RawMessage(octets: octets, source: name, delivered: from?.time)
  }

  /// Reads it anew; what is on record is for the caller to know.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    try body(Batch(messages: [message]))
  }
}
