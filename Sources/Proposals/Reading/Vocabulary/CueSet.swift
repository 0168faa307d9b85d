/// Some cues.
struct CueSet: Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  /// None.
  init() {}

  init(only cue: Cue) { insert(cue) }

  init(arrayLiteral cues: Cue...) {
    for cue in cues { insert(cue) }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ cue: Cue) -> Bool { bits & Self.bit(of: cue) != 0 }

  /// Whether a cue is in both.
  func meets(_ other: CueSet) -> Bool { bits & other.bits != 0 }

  /// The cues that are in both.
  func intersection(_ other: CueSet) -> CueSet {
    var result = CueSet()
    result.bits = bits & other.bits
    return result
  }

  /// Calls `body` with each, in their order.
  func forEach(_ body: (Cue) -> Void) {
    var rest = bits
    while rest != 0 {
      if let cue = Cue(rawValue: UInt8(rest.trailingZeroBitCount)) { body(cue) }
      rest &= rest - 1
    }
  }

  mutating func insert(_ cue: Cue) { bits |= Self.bit(of: cue) }

  private static func bit(of cue: Cue) -> UInt64 { 1 << UInt64(cue.rawValue) }
}
