import Foundation

/// What letters have taught of something by its traits: how likely it is what is looked for, by logistic
/// regression.
///
/// `Tests/learn-odds` writes the tables from the letters of `Tests/Letters`.
struct TraitTable: Sendable {
  private var traits = HashTable<Float>()
  /// What it weighs to be there at all.
  private var bias: Float = 0

  /// How likely a name is the workplace of somebody who speaks.
  static let workplaces = TraitTable(TableTexts.workplaces)
  /// How likely a person is one who speaks.
  static let speakers = TraitTable(TableTexts.speakers)
  /// How likely a message proposes a talk.
  static let proposals = TraitTable(TableTexts.proposals)
  /// How likely a length of time is that of the talk.
  static let lengths = TraitTable(TableTexts.lengths)
  /// How likely a word for a format of the call says what the talk is to be.
  static let formats = TraitTable(TableTexts.formats)

  /// Reads a table: a line each for a trait, a tab, and a number; one for `all`.
  init(_ text: String) {
    TraitLines.read(text, numbers: 1) { octets, name, numbers in
      if let trait = Trait(octets, name) {
        traits[trait.hash] = numbers[0]
      } else if name.map({ octets[$0] }).elementsEqual("all".utf8) {
        bias = numbers[0]
      }
    }
  }

  /// How likely something is what is looked for, from 0 to 1.
  ///
  /// - Parameter forEachTrait: Gives its traits.
  func odds(_ forEachTrait: ((Trait, () -> String) -> Void) -> Void) -> Float {
    var sum = bias
    forEachTrait { trait, _ in sum += traits[trait.hash] ?? 0 }
    return 1 / (1 + exp(-sum))
  }
}
