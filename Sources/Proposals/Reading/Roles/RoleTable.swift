import Foundation

/// What letters have taught about the roles of sentences: a linear-chain conditional random field.
///
/// What a sentence's traits weigh for each role is summed up, and so is what it weighs that one role
/// follows another, in a paragraph and at the beginning of the next; the odds of a role are those over
/// all ways to give every sentence one (Lafferty, McCallum, Pereira 2001: Conditional Random Fields).
/// `Tests/learn-roles` writes the table, `roles.txt`, from the letters of `Tests/Letters`.
struct RoleTable: Sendable {
  /// A number for each role, in the order of ``Role``.
  typealias Weights = SIMD4<Float>

  private var traits = HashTable<Weights>()
  /// What the role of the first sentence weighs.
  private var first = Weights.zero
  /// What it weighs that a role stands behind another, in a paragraph and at the beginning of the next.
  private var inside = Steps()
  private var across = Steps()

  /// What it weighs that a role stands behind another.
  private struct Steps {
    /// For each role, what each behind it weighs; and for each, what each before it does.
    private(set) var behind = [Weights](repeating: .zero, count: Role.allCases.count)
    private(set) var before = [Weights](repeating: .zero, count: Role.allCases.count)

    mutating func set(_ weights: Weights, behind role: Int) {
      behind[role] = weights
      for next in before.indices { before[next][role] = weights[next] }
    }
  }

  /// The table that the program brings along.
  static let builtIn = RoleTable(TableTexts.roles)

  /// Reads a table: a line each for a trait or a step, a tab, and four numbers.
  init(_ text: String) {
    TraitLines.read(text, numbers: Weights.scalarCount) { octets, name, numbers in
      take(octets, name, Weights(numbers))
    }
  }

  private mutating func take(_ octets: Span<UInt8>, _ name: Range<Int>, _ weights: Weights) {
    if let trait = Trait(octets, name) {
      traits[trait.hash] = weights
      return
    }
    let words = String(decoding: name.map { octets[$0] }, as: UTF8.self).split(separator: " ")
    let role = Role.allCases.firstIndex { "\($0)" == words.last ?? "" }
    switch (words.first, role) {
    case ("first", _): first = weights
    case ("inside", let before?): inside.set(weights, behind: before)
    case ("across", let before?): across.set(weights, behind: before)
    default: break
    }
  }

  /// How likely each role is for each of some sentences; the four of one sum up to 1.
  func odds(of letter: LetterSentences) -> [Weights] {
    let sentences = letter.sentences
    let scores = sentences.map { sentence in
      var sum = Weights.zero
      letter.forEachTrait(of: sentence) { trait, _ in sum += traits[trait.hash] ?? .zero }
      return sum
    }
    guard !scores.isEmpty else { return [] }
    func step(to index: Int) -> Steps { sentences[index].opensParagraph ? across : inside }
    // What all ways up to a sentence weigh, by its role; then what all ways behind it do.
    var before = [first + scores[0]]
    for index in scores.indices.dropFirst() {
      let steps = step(to: index).before
      var sum = Weights.zero
      for role in steps.indices { sum[role] = Self.logSum(steps[role] + before[index - 1]) }
      before.append(scores[index] + sum)
    }
    var behind = [Weights](repeating: .zero, count: scores.count)
    for index in scores.indices.dropLast().reversed() {
      let steps = step(to: index + 1).behind
      for role in steps.indices {
        behind[index][role] = Self.logSum(steps[role] + scores[index + 1] + behind[index + 1])
      }
    }
    return zip(before, behind).map { Self.shares($0 + $1) }
  }

  /// The logarithm of a sum of what are logarithms.
  private static func logSum(_ values: Weights) -> Float {
    let most = values.max()
    return most + log((values - most).exponentials.sum())
  }

  /// What are logarithms as shares of their sum.
  private static func shares(_ values: Weights) -> Weights {
    let values = (values - values.max()).exponentials
    return values / values.sum()
  }
}

extension SIMD4<Float> {
  fileprivate var exponentials: Self { Self(exp(x), exp(y), exp(z), exp(w)) }
}
