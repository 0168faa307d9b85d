/// The octets of a message as they were found; those of a large one are in a file, and whoever
/// passes them on holds a piece of them at a time.
///
/// The file has no name, is in `TMPDIR` or `/var/tmp`, and is gone with the last copy of this
/// value. Where none can be made, all octets are in memory.
public struct MessageOctets: Sendable {
  /// How many they are.
  public let count: Int
  private let place: Place

  private enum Place {
    case memory([UInt8])
    case file(File)
  }

  /// A file that is closed, and gone, with the last who holds it.
  private final class File: Sendable {
    let descriptor: Descriptor

    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
  }

  /// The most octets of a message that are kept in memory.
  static let mostInMemory = 4 << 20
  /// The most octets of a piece: few enough to stay in the processor's cache, and for their memory
  /// to be used again.
  static let mostInPiece = 1 << 18

  /// Octets that are in memory already.
  public init(_ octets: [UInt8]) {
    count = octets.count
    place = .memory(octets)
  }

  /// The first `count` octets of a file of our own.
  init(_ count: Int, in file: consuming Descriptor) {
    self.count = count
    place = .file(File(file))
  }

  /// Octets from `offset` on, which must lie in the message: all of them where they are in
  /// memory, else up to 256 KiB, and never none.
  ///
  /// - Throws: ``MailboxError`` where the file, which is ours, cannot be read.
  public func piece(at offset: Int) throws(MailboxError) -> ArraySlice<UInt8> {
    switch place {
    case .memory(let octets): return octets[offset...]
    case .file(let file):
      let piece = try onFile("temporary file") { () throws(SystemError) in
        try file.descriptor.read(min(Self.mostInPiece, count - offset), at: offset)
      }
      guard !piece.isEmpty else {
        throw .failed(path: "temporary file", reason: "it was cut short", isPassing: true)
      }
      return piece[...]
    }
  }

  /// Calls `body` with one piece after the other.
  public func forEachPiece(_ body: (ArraySlice<UInt8>) -> Void) throws(MailboxError) {
    var offset = 0
    while offset < count {
      let piece = try piece(at: offset)
      body(piece)
      offset += piece.count
    }
  }

  /// All of them, where they are in memory.
  var inMemory: [UInt8]? {
    if case .memory(let octets) = place { octets } else { nil }
  }

  /// All of them, in memory.
  public func whole() throws(MailboxError) -> [UInt8] {
    if let inMemory { return inMemory }
    var octets: [UInt8] = []
    octets.reserveCapacity(count)
    while octets.count < count { octets += try piece(at: octets.count) }
    return octets
  }
}

/// A message's octets while they come in.
struct MessageGathering: ~Copyable {
  private var memory: [UInt8] = []
  private var file: Descriptor?
  private var count = 0
  /// Whether a file may be made.
  private var mayMove = true
  /// Whether a `From_` line may still be before the octets.
  private var mayBeginWithFromLine: Bool
  private let scratchFolder: String
  /// What the `From_` line said that was taken off.
  private(set) var from: FromLine?

  /// Nothing yet.
  ///
  /// - Parameters:
  ///   - standsAlone: Whether a `From_` line before the octets is taken off: mail programs and
  ///     servers put one before a single message too.
  ///   - scratchFolder: Where a file is made for many octets.
  init(standsAlone: Bool = false, scratchFolder: String = Descriptor.scratchFolder) {
    mayBeginWithFromLine = standsAlone
    self.scratchFolder = scratchFolder
  }

  /// Takes the next octets.
  mutating func append(_ octets: ArraySlice<UInt8>) throws(SystemError) {
    if let file = file.take() {
      do throws(SystemError) {
        try file.write(octets)
        count += octets.count
        self.file = consume file
        return
      } catch {
        // The disk is full, perhaps: back into memory with what was written.
        memory = try file.read(count, at: 0)
        mayMove = false
      }
    }
    memory += octets
    if mayMove, memory.count > MessageOctets.mostInMemory { move() }
  }

  /// Moves what is in memory into a file.
  private mutating func move() {
    mayMove = false
    takeOffFromLine()
    do throws(SystemError) {
      let scratch = try Descriptor(scratchIn: scratchFolder)
      try scratch.write(memory[...])
      file = consume scratch
      count = memory.count
      memory = []
    } catch {
      // No room for a file: it stays in memory.
    }
  }

  private mutating func takeOffFromLine() {
    guard mayBeginWithFromLine else { return }
    mayBeginWithFromLine = false
    (memory, from) = MboxText.withoutFromLine(memory)
  }

  /// All that came.
  consuming func end() -> (octets: MessageOctets, from: FromLine?) {
    if let file = file.take() { return (MessageOctets(count, in: file), from) }
    takeOffFromLine()
    return (MessageOctets(memory), from)
  }
}
