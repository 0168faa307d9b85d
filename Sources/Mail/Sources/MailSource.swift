/// A place that mail is read from, and that is never changed.
public protocol MailSource: Sendable {
  /// What the record knows the source by: its path, unless it was given another name.
  var name: String { get }

  /// Calls `body` with the messages that are not on record yet, in the order of the mailbox.
  ///
  /// A mailbox that was rewritten since the last run is read from its beginning: messages
  /// on record come again, and the caller knows them by ``Identity/delivery``. Nothing is
  /// locked while `body` runs. When `body` throws, its error is thrown on and the next run
  /// begins with the batch that `body` was given.
  ///
  /// - Parameters:
  ///   - progress: What the record says of earlier runs over this source.
  ///   - limits: How much to hand over at once.
  /// - Throws: ``MailboxError``, and what `body` throws. A message that cannot be opened
  ///   does not hold up the others: the error comes after they were handed over.
  func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void) throws
}

extension MailSource {
  /// Calls `body` with the messages that are not on record yet, in batches of usual size.
  public func forEachBatch(
    since progress: SourceProgress = SourceProgress(), _ body: (Batch) throws -> Void
  ) throws {
    try forEachBatch(since: progress, limits: BatchLimits(), body)
  }
}

/// How far earlier runs came with a source, as the record has it.
public struct SourceProgress: Sendable, Codable, Equatable {
  /// The ``Batch/position`` of the last batch settled; mbox files go by it.
  public var position: Position?
  /// The ``RawMessage/uniqueName`` of every message settled; Maildirs go by them.
  public var knownNames: Set<String>

  /// The progress of a source that was never read, or what the record says.
  public init(position: Position? = nil, knownNames: Set<String> = []) {
    self.position = position
    self.knownNames = knownNames
  }
}

/// Messages to settle together.
public struct Batch: Sendable {
  /// The messages, in the order of the mailbox; empty where only the position changed.
  public var messages: [RawMessage]
  /// Where the next run begins, to be recorded in the transaction that settles
  /// ``messages``; `nil` for sources without positions.
  public var position: Position?
  /// How much of the mailbox is behind this batch and in it, from 0 to 1: something to show
  /// to those who wait.
  public var share: Double

  init(messages: [RawMessage], position: Position? = nil, share: Double = 1) {
    self.messages = messages
    self.position = position
    self.share = share
  }
}

/// Gathers the messages of files until they make a batch.
struct BatchGathering {
  private let limits: BatchLimits
  private let files: Int
  private var seen = 0
  private var messages: [RawMessage] = []
  private var octets = 0

  /// Gathers what is in so many `files`.
  init(of files: Int, _ limits: BatchLimits) {
    self.files = files
    self.limits = limits
  }

  /// Takes what the next file holds, and calls `body` when that fills a batch.
  mutating func take(_ message: RawMessage?, _ body: (Batch) throws -> Void) throws {
    seen += 1
    guard let message else { return }
    messages.append(message)
    octets += message.octets.count
    if messages.count >= limits.messages || octets >= limits.octets { try flush(body) }
  }

  /// Calls `body` with what was gathered, where that is something.
  mutating func flush(_ body: (Batch) throws -> Void) throws {
    guard !messages.isEmpty else { return }
    let batch = Batch(messages: messages, share: Double(seen) / Double(max(files, 1)))
    messages = []
    octets = 0
    try body(batch)
  }
}

/// How much mail a source hands over at once.
public struct BatchLimits: Sendable, Equatable {
  /// The most messages in a batch.
  public var messages: Int
  /// After how many octets a batch is full; one longer message still makes a batch.
  public var octets: Int

  /// The limits of a batch; both at least 1.
  public init(messages: Int = 1000, octets: Int = 4 << 20) {
    precondition(messages > 0 && octets > 0, "a batch holds something")
    self.messages = messages
    self.octets = octets
  }
}
