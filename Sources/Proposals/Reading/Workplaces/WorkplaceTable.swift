import Foundation

/// What letters have taught about the names beside a talk's text: how likely one is a speaker's
/// workplace, by logistic regression over what stands around it.
///
/// `Tests/learn-workplaces` writes the table, `workplaces.txt`, from the letters of `Tests/Letters`.
struct WorkplaceTable: Sendable {
  private var traits: [UInt64: Float] = [:]
  /// What it weighs to be a name at all.
  private var bias: Float = 0

  /// The table that the program brings along.
  static let builtIn = WorkplaceTable(TableTexts.workplaces)

  /// Reads a table: a line each for a trait, a tab, and a number.
  init(_ text: String) {
    TraitLines.read(text, numbers: 1) { octets, name, numbers in
      if let trait = Trait(octets, name) {
        traits[trait.hash] = numbers[0]
      } else if name.map({ octets[$0] }).elementsEqual("name".utf8) {
        bias = numbers[0]
      }
    }
  }

  /// How likely a name is a workplace of somebody who speaks, from 0 to 1.
  func odds(of name: NameBeside, in letter: LetterNames) -> Float {
    var sum = bias
    letter.forEachTrait(of: name) { trait, _ in sum += traits[trait.hash] ?? 0 }
    return 1 / (1 + exp(-sum))
  }
}
