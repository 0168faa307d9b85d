/// Phrases by their first word, for finding all of them in one pass over a text.
///
/// A bit for every 17-bit ending of a first word tells most other words apart without a look into the
/// table, as one for every two words that a phrase begins with does for the second.
struct PhraseTable: Sendable {
  /// What a phrase is looked up for.
  struct Entry: Sendable {
    let cue: Cue
    private let languagePlace: Int16
    private let number: Int32
    private let restStart: Int32
    private let restEnd: Int32

    init(cue: Cue, language: Int, value: Int, rest: Range<Int>) {
      self.cue = cue
      languagePlace = Int16(clamping: language)
      number = Int32(clamping: value)
      restStart = Int32(rest.lowerBound)
      restEnd = Int32(rest.upperBound)
    }

    /// The index of its language in ``Vocabulary/languages``.
    var language: Int { Int(languagePlace) }
    /// What the phrase stands for, where its cue counts or chooses; else 0.
    var value: Int { Int(number) }
    /// The words after the first, in ``PhraseTable/words``.
    var rest: Range<Int> { Int(restStart)..<Int(restEnd) }

    /// What it is where it stands in a text.
    func hit(_ words: Range<Int>) -> Sheet.Hit {
      Sheet.Hit(cue: cue, words: words, language: language, value: value)
    }
  }

  /// The phrases that begin with one word: the places of their entries, which stand side by side.
  struct Beginning: Sendable {
    /// The word.
    let word: UInt64
    /// Whether one of them goes on with any word.
    let hasGap: Bool
    fileprivate let first: Int32
    fileprivate let firstWord: Int32
    fileprivate let end: Int32
    /// The place in ``PhraseTable/commonIn`` where the languages begin that the word is common in.
    fileprivate let firstLanguage: Int32

    /// Whether the word is one of the most frequent of some language.
    var isCommon: Bool { firstLanguage > 0 }

    /// Those of several words, the longest first.
    var phrases: Range<Int> { Int(first)..<Int(firstWord) }
    /// Those that are the word alone.
    var words: Range<Int> { Int(firstWord)..<Int(end) }
    var all: Range<Int> { Int(first)..<Int(end) }
  }

  /// Stands in ``words`` for up to three words of any kind.
  static let gap: UInt64 = 0

  /// The entries, those of one first word side by side; none for what is only a common word.
  private(set) var entries: [Entry] = []
  /// The words of all phrases.
  let words: [UInt64]
  /// The second word of each entry; ``gap`` where that may be any, or where there is none.
  private var seconds: [UInt64] = []
  /// What each first word begins.
  private var beginnings: HashTable<Beginning>
  /// The languages in which a word is common, those of one word side by side and -1 behind them.
  private var commonIn: [Int16] = [-1]
  private var sieve = [UInt64](repeating: 0, count: 2048)
  /// Bits for the first two words of phrases.
  private var pairs = [UInt64](repeating: 0, count: 16_384)

  /// Takes all phrases of the tables.
  init(_ phrases: PhraseList) {
    words = phrases.words
    let groups = phrases.byFirstWord()
    beginnings = HashTable(capacity: groups.starts.count)
    entries.reserveCapacity(phrases.items.count)
    seconds.reserveCapacity(phrases.items.count)
    for (start, end) in zip(groups.starts, groups.starts.dropFirst() + [groups.order.count]) {
      insert(groups.order[start..<end], of: phrases)
    }
  }

  private mutating func append(_ item: PhraseList.Item) {
    let rest = item.words.dropFirst()
    seconds.append(rest.first.map { words[$0] } ?? Self.gap)
    entries.append(Entry(cue: item.cue, language: item.language, value: item.value, rest: rest))
  }

  /// Takes the phrases of one first word.
  private mutating func insert(_ places: ArraySlice<Int32>, of phrases: PhraseList) {
    guard let first = places.first.flatMap({ phrases.first(of: phrases.items[Int($0)]) })
    else { return }
    let (start, languages) = (entries.count, commonIn.count)
    for place in places {
      let item = phrases.items[Int(place)]
      if item.cue == .stopWord {
        commonIn.append(Int16(clamping: item.language))
      } else {
        append(item)
      }
    }
    // The first place stands for no language.
    let isCommon = commonIn.count > languages
    if isCommon { commonIn.append(-1) }
    var (alone, hasGap) = (start, false)
    while alone < entries.count, !entries[alone].rest.isEmpty {
      hasGap = hasGap || seconds[alone] == Self.gap
      let (place, bit) = Self.place(inPairs: first, seconds[alone])
      pairs[place] |= bit
      alone += 1
    }
    beginnings[first] = Beginning(
      word: first, hasGap: hasGap, first: Int32(start), firstWord: Int32(alone),
      end: Int32(entries.count), firstLanguage: Int32(isCommon ? languages : 0))
    sieve[Self.place(inSieve: first)] |= 1 << (first & 63)
  }

  private static func place(inSieve first: UInt64) -> Int { Int(first & 0x1FFFF) >> 6 }

  private static func place(inPairs first: UInt64, _ second: UInt64) -> (place: Int, bit: UInt64) {
    let pair = first &* 31 &+ second
    return (Int(pair & 0xFFFFF) >> 6, 1 << (pair & 63))
  }

  /// Whether a phrase may begin with the word of this hash: one look at its ending.
  func mayBegin(_ first: UInt64) -> Bool {
    sieve[Self.place(inSieve: first)] & (1 << (first & 63)) != 0
  }

  /// The phrases that begin with the word of this hash; `nil` where none do.
  func beginning(_ first: UInt64) -> Beginning? {
    mayBegin(first) ? beginnings[first] : nil
  }

  /// Counts the languages in which the word of a beginning is common.
  func countLanguages(of beginning: Beginning, in counts: inout [Int]) {
    var place = Int(beginning.firstLanguage)
    while commonIn[place] >= 0 {
      counts[Int(commonIn[place])] += 1
      place += 1
    }
  }

  /// The phrases of several words, where one of them may go on with `second`; none else.
  func phrases(of beginning: Beginning, second: UInt64) -> Range<Int> {
    let (place, bit) = Self.place(inPairs: beginning.word, second)
    return beginning.hasGap || pairs[place] & bit != 0 ? beginning.phrases : 0..<0
  }

  /// Whether a phrase of several words may go on with `second`.
  func goesOn(_ index: Int, with second: UInt64) -> Bool {
    seconds[index] == second || seconds[index] == Self.gap
  }

  /// Whether a phrase of `cue` is this single word.
  func contains(_ word: UInt64, as cue: Cue) -> Bool {
    contains(word, as: CueSet(only: cue))
  }

  /// Whether a phrase of one of `cues` is this single word.
  func contains(_ word: UInt64, as cues: CueSet) -> Bool {
    entries(alone: word).contains { cues.contains($0.cue) }
  }

  /// The phrases that are this single word.
  func entries(alone word: UInt64) -> ArraySlice<Entry> {
    entries[beginning(word)?.words ?? 0..<0]
  }

  /// Whether a phrase of `cue` is these words.
  func contains(_ words: [Word], as cue: Cue) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst().map(\.hash)
    return beginning(first.hash)?.all.contains { index in
      entries[index].cue == cue && self.words[entries[index].rest].elementsEqual(rest)
    } ?? false
  }
}
