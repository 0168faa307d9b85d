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
    let octets = try onFile(path) { () throws(SystemError) in
      try Descriptor(reading: path).readToEnd()
    }
    return RawMessage(single: octets, source: path)
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
  private let octets: [UInt8]

  /// The message `octets`, which the record knows as `name`.
  public init(octets: [UInt8], name: String = "-") {
    self.octets = octets
    self.name = name
  }

  /// Reads standard input to its end.
  public init(standardInputAs name: String = "-") throws(MailboxError) {
    let octets = try onFile("standard input") { () throws(SystemError) in
      try Descriptor.standardInput()
    }
    self.init(octets: octets, name: name)
  }

  /// Reads it anew; what is on record is for the caller to know.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    try body(Batch(messages: [RawMessage(single: octets, source: name)]))
  }
}

extension RawMessage {
  /// A message that stood alone, perhaps with a `From_` line before it.
  init(single octets: [UInt8], source: String) {
    let (octets, from) = MboxText.withoutFromLine(octets)
    self.init(octets: octets, source: source, delivered: from?.time)
  }
}
