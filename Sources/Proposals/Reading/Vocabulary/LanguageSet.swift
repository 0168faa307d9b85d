/// Some of a vocabulary's languages, by their places.
struct LanguageSet: Sendable {
  private var bits: UInt64

  /// Every language.
  static let all = LanguageSet(bits: .max)
  /// None.
  static let none = LanguageSet(bits: 0)

  private init(bits: UInt64) { self.bits = bits }

  /// The language at a place; those beyond the 63rd are one.
  init(only place: Int) { bits = 1 << UInt64(min(place, 63)) }

  /// Whether a language is in both.
  func meets(_ other: LanguageSet) -> Bool { bits & other.bits != 0 }

  /// Adds a language.
  mutating func insert(_ place: Int) { bits |= Self(only: place).bits }
}
