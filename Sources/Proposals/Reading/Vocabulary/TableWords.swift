/// What language tables say, as it is taken out of them.
struct TableWords {
  /// See ``Vocabulary/labels``.
  private(set) var labels: HashTable<[(languages: LanguageSet, slot: Slot)]>
  /// See ``Vocabulary/labelWords``.
  private(set) var labelWords = HashTable<LanguageSet>()
  var phrases: PhraseList

  /// No words yet, and room for those of so many octets of tables.
  init(octets: Int) {
    labels = HashTable(capacity: octets / 64)
    phrases = PhraseList(octets: octets)
  }

  /// Takes the labels of a call's own form.
  mutating func takeLabels(of call: Call) {
    for slot in Slot.allCases {
      for label in call.labels[slot] ?? [] {
        add(Word.words(of: label).filter { !$0.isNumber }.map(\.hash), as: slot, in: .all)
      }
    }
  }

  /// Takes a phrase of a list of one language.
  mutating func take(_ phrase: [UInt64], as list: LanguageTable.List, language: Int) {
    switch list {
    case .label(let slot): add(phrase, as: slot, in: LanguageSet(only: language))
    case .cue(.labelWord, _):
      for word in phrase {
        var languages = labelWords[word] ?? .none
        languages.insert(language)
        labelWords[word] = languages
      }
    case .cue(let cue, let value):
      phrases.append(phrase, as: cue, language: language, value: value)
      if cue == .request { phrases.append(phrase, as: .correction, language: language, value: 0) }
    }
  }

  private mutating func add(_ phrase: [UInt64], as slot: Slot, in languages: LanguageSet) {
    let hash = Word.hash(of: phrase)
    // What a language says first of a label, it does not unsay.
    let known = labels[hash] ?? []
    if !known.contains(where: { $0.languages.meets(languages) }) {
      labels[hash] = known + [(languages, slot)]
    }
  }
}
