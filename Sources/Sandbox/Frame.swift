/// What goes over the socket between a run and a worker: a small head and a large body.
///
/// They are apart so that neither side copies a body into a larger array. On the wire, the
/// octets of both follow their counts: four octets for the head's, eight for the body's,
/// the least first.
public struct Frame: Sendable, Equatable {
  /// What the body is.
  public var head: [UInt8]
  /// Octets that are passed on as they are.
  public var body: [UInt8]

  /// A frame of these octets.
  public init(head: [UInt8], body: [UInt8] = []) {
    self.head = head
    self.body = body
  }

  /// The octets of the counts.
  static let prefixCount = 12

  /// The counts, as they stand on the wire.
  var prefix: [UInt8] { Self.prefix(head: head.count, body: body.count) }

  /// Such counts, as they stand on the wire.
  static func prefix(head: Int, body: Int) -> [UInt8] {
    octets(of: UInt64(head), 4) + octets(of: UInt64(body), 8)
  }

  /// The counts in a `prefix`; `nil` where it claims more than `most` octets, which no
  /// worker of ours sends.
  static func counts(in prefix: some Collection<UInt8>, most: Int) -> (head: Int, body: Int)? {
    let head = number(in: prefix.prefix(4))
    let body = number(in: prefix.dropFirst(4))
    guard head <= UInt64(most), body <= UInt64(most) else { return nil }
    return (Int(head), Int(body))
  }

  /// The `count` octets of `number`, the least first.
  public static func octets(of number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
  }

  /// The number that ``octets(of:_:)`` made `octets` of.
  public static func number(in octets: some Collection<UInt8>) -> UInt64 {
    octets.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A frame that is to be sent, whose body need not be in memory.
public struct OutgoingFrame: Sendable {
  /// What the body is.
  let head: [UInt8]
  /// How many octets the body has.
  let bodyCount: Int
  /// Some octets of the body, from one of them on; none where it is shorter than it was said to be.
  let body: @Sendable (_ offset: Int) throws(SandboxError) -> ArraySlice<UInt8>

  /// A frame with a body of `count` octets.
  ///
  /// - Parameter body: Gives octets of it from one of them on, as many as it likes. It may be asked
  ///   for the same ones again: a question is put a second time when it cost a worker its life.
  public init(
    head: [UInt8], bodyOf count: Int,
    _ body: @escaping @Sendable (_ offset: Int) throws(SandboxError) -> ArraySlice<UInt8>
  ) {
    self.head = head
    self.body = body
    bodyCount = count
  }

  /// A frame whose body is in memory.
  public init(_ frame: Frame) {
    let body = frame.body
    self.init(head: frame.head, bodyOf: body.count) { offset in body[offset...] }
  }

  /// The octets of head and body.
  var count: Int { head.count + bodyCount }
}

/// What of a frame is still to be sent.
struct DepartingFrame {
  private let frame: OutgoingFrame
  /// What of its prefix, its head or a piece of its body was not sent.
  private var rest: ArraySlice<UInt8>
  /// How many octets of its body were taken out.
  private var taken = 0

  /// All of `frame`.
  init(_ frame: OutgoingFrame) {
    self.frame = frame
    rest = (Frame.prefix(head: frame.head.count, body: frame.bodyCount) + frame.head)[...]
  }

  /// Sends what `send` takes, which returns the rest; whether that was all.
  ///
  /// - Throws: ``SandboxError`` where the body cannot be read.
  mutating func send(
    _ send: (ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) throws(SandboxError) -> Bool {
    while true {
      rest = send(rest)
      guard rest.isEmpty else { return false }
      guard taken < frame.bodyCount else { return true }
      rest = try frame.body(taken).prefix(frame.bodyCount - taken)
      guard !rest.isEmpty else {
        throw SandboxError("a message was cut short while it was read", isTemporary: true)
      }
      taken += rest.count
    }
  }
}

/// A frame that is arriving piece by piece.
struct ArrivingFrame {
  /// The most octets that a head or a body may have.
  private let most: Int
  /// The octets of a body for which room is made when they are announced; for others it is made
  /// as they come.
  private let trusted: Int
  private var prefix: [UInt8] = []
  private var counts: (head: Int, body: Int)?
  private var frame = Frame(head: [])
  /// Whether the octets cannot be a frame.
  private(set) var isBroken = false

  /// A frame that may have `most` octets, from a sender whose word is taken for `trusted`.
  init(most: Int, trusted: Int = 0) {
    self.most = most
    self.trusted = trusted
  }

  /// Takes what belongs to this frame from the front of `octets`; returns the frame when
  /// it is whole.
  mutating func take(_ octets: inout ArraySlice<UInt8>) -> Frame? {
    if counts == nil {
      let piece = octets.prefix(Frame.prefixCount - prefix.count)
      prefix += piece
      octets = octets.dropFirst(piece.count)
      guard prefix.count == Frame.prefixCount else { return nil }
      guard let found = Frame.counts(in: prefix, most: most) else {
        isBroken = true
        return nil
      }
      counts = found
      frame.head.reserveCapacity(found.head)
      frame.body.reserveCapacity(min(found.body, trusted))
    }
    guard let counts else { return nil }
    let head = octets.prefix(counts.head - frame.head.count)
    frame.head += head
    octets = octets.dropFirst(head.count)
    let body = octets.prefix(counts.body - frame.body.count)
    frame.body += body
    octets = octets.dropFirst(body.count)
    guard frame.head.count == counts.head, frame.body.count == counts.body else { return nil }
    let whole = frame
    self = ArrivingFrame(most: most, trusted: trusted)
    return whole
  }
}
