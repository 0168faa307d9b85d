/// Something that a sentence, a name or a message may have, by which what it is there for is told: a number
/// that stands for it in ``RoleTable`` and ``TraitTable``, and its name there.
struct Trait: Sendable {
  var hash: UInt64

  /// What a trait is about; the case begins its name.
  enum Family: UInt64, CaseIterable {
    /// A word of the sentence; two of Chinese, Japanese or Korean that stand side by side.
    case word
    /// Its first word.
    case opening
    /// Its first two words.
    case start
    /// A phrase of the language tables in it.
    case cue
    /// Such a phrase among its first words.
    case openingCue
    /// A phrase in the first sentence of its paragraph, where that is another.
    case paragraphCue
    /// Where it stands, and how it is written.
    case form
    /// The word before a name, the two before it, and the word behind it.
    case before, beforeTwo, behind
    /// A phrase that ends before a name, and one not far before it.
    case cueBefore, cueNear
    /// A phrase that begins not far behind a name, a word not far from it, and a phrase of the letter.
    case cueBehind, near, letterCue
    /// A phrase or a word of a message's subject.
    case subjectCue, subjectWord
  }

  /// Where a sentence or something in it stands, and how it is written.
  enum Form: UInt64, CaseIterable {
    case inFirstParagraph, inSecondParagraph, inLastParagraph, inLastButOne, inOnlyParagraph
    case opensParagraph, closesParagraph, isParagraph
    case inShortParagraph, inLongParagraph
    case weighs2, weighs5, weighs10, weighs20, weighs40, weighsMore
    case isItem, isHeading, isIndented, isQuoted, hasQuotation, isMostlyCapitalised
    case asks, exclaims, endsInColon, endsOpen
    case hasYear, hasNumber, hasAddress, hasLink, hasLength, asksForSlot
    case beginsWithWriter, namesWriter, beginsWithOther, namesOther, beginsWithFullName
    case besideAbstract, besideLife, besideTitle, belowAbstract, belowOther
    case isSubject
    // Of names:
    case isSigned, isWholeLine, opensLine, closesLine, opensSentence
    case isBehindPerson, isBehindComma, isInBrackets, isBeforeComma
    case hasKind, hasLegalForm, mayBePerson, isLoud, hasMixedCase
    case hasOneWord, hasTwoWords, hasThreeWords, hasMoreWords
    case isSaidAgain, isDomain
    case isBelowLife, isBelowPeople, isBelowField
    case isLikelyLife, isLikelyText, isLikelyBeside
    // Of people's names:
    case isCorrespondent, isFirstNamed, isInText, isBehindWriter, isBeforeAddress
    case isCalledByOneName, hasInitial, mayBeWorkplace
    // Of lengths and of formats:
    case isFormat, isWithoutUnit, isOnly, isOnlyFormat, isFirst, isLast
    case isOrdinary, isName, isOfItsLength, isOfOtherLength
    // Of messages:
    case subjectAnnounces, subjectNamesCall, subjectAsks, subjectIsReply, subjectIsTagged
    case subjectHasTitle, subjectIsEmpty
    case isReply, isThreaded, quotes, isBulk, isAddressed, isOnList
    case hasOwnTitle, hasTitle, hasSlot, hasForm, hasEmptyForm, hasSeveral
    case tells8, tells15, tells25, tells40, tells80
    case asksOnce, asksTwice, asksMore, asksFirst, asksLast
    case says20, says50, says100, says200

    /// The form of a sentence that weighs so much.
    static func weighing(_ weight: Int) -> Form {
      switch weight {
      case ...2: .weighs2
      case ...5: .weighs5
      case ...10: .weighs10
      case ...20: .weighs20
      case ...40: .weighs40
      default: .weighsMore
      }
    }
  }

  init(_ family: Family, _ payload: UInt64) {
    hash = Word.combine(Word.combine(Word.seed, family.rawValue), payload)
  }

  init(_ form: Form) { self.init(.form, form.rawValue) }

  init(_ family: Family, _ cue: Cue) { self.init(family, UInt64(cue.rawValue)) }

  /// The trait of this name, such as `word talk`, `start i am`, `cue aboutMe` and `form isItem`; `nil`
  /// where there is none.
  init?(name: String) {
    let octets = name.utf8Span.span
    self.init(octets, 0..<octets.count)
  }

  /// The trait whose name some octets are.
  init?(_ octets: Span<UInt8>, _ name: Range<Int>) {
    guard let space = name.first(where: { octets[$0] == 0x20 }),
      let family = Self.families[Self.text(octets, name.lowerBound..<space)],
      case let rest = space + 1..<name.upperBound
    else { return nil }
    switch family {
    case .word, .opening, .start, .before, .beforeTwo, .behind, .near, .subjectWord:
      var hash = Word.seed
      Word.forEach(in: octets, rest) { hash = Word.combine(hash, $0.hash) }
      guard hash != Word.seed else { return nil }
      self.init(family, hash)
    case .cue, .openingCue, .paragraphCue, .cueBefore, .cueNear, .cueBehind, .letterCue,
      .subjectCue:
      guard let cue = Self.cues[Self.text(octets, rest)] else { return nil }
      self.init(family, cue)
    case .form:
      guard let form = Self.forms[Self.text(octets, rest)] else { return nil }
      self.init(form)
    }
  }

  private static func text(_ octets: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { octets[$0] }, as: UTF8.self)
  }

  private static let families = byName(Family.allCases)
  private static let forms = byName(Form.allCases)
  private static let cues = byName(Cue.allCases)

  private static func byName<Case>(_ cases: [Case]) -> [String: Case] {
    Dictionary(uniqueKeysWithValues: cases.map { ("\($0)", $0) })
  }
}

extension Trait {
  /// Gives the trait of having some words of a sheet, and what it is called.
  static func give(
    _ family: Family, _ words: Range<Int>, of sheet: Sheet, _ body: (Trait, () -> String) -> Void
  ) {
    body(Trait(family, Word.hash(of: words.lazy.map { sheet.words[$0].hash }))) {
      "\(family) \(sheet.words[words].map(sheet.text(of:)).joined(separator: " ").lowercased())"
    }
  }

  /// Gives the traits of having some phrases, and what each is called.
  static func give(_ family: Family, _ cues: CueSet, _ body: (Trait, () -> String) -> Void) {
    cues.forEach { cue in
      body(Trait(family, cue)) { "\(family) \(cue)" }
    }
  }
}
