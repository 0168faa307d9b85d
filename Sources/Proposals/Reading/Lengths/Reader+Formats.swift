extension Reader {
  /// The call's format that a value names.
  func format(named value: String) -> Format? {
    let sheet = Sheet(line: value, in: vocabulary)
    if let place = vocabulary.callWords.formatIDs[Word.hash(of: sheet.words)] {
      return call.formats[place]
    }
    return format(in: sheet.words.indices, of: sheet)
  }

  /// The call's format that some words name; `nil` where they name several.
  func format(in words: Range<Int>, of sheet: Sheet) -> Format? {
    let found = mentions(in: words, of: sheet)
    guard let first = found.first else { return nil }
    if Set(found.map(\.format)).count == 1 { return call.formats[first.format] }
    let lengths = Set(sheet.lengths(in: words).map(\.minutes))
    let fitting = found.filter { lengths.contains(call.formats[$0.format].minutes) }
    if lengths.count == 1, let only = fitting.first { return call.formats[only.format] }
    // "A full talk, but I would not mind a short one"
    if sheet.hits(in: first.words).contains(where: { $0.cue == .regularTalk }) {
      return call.formats[first.format]
    }
    // The word that is said of all kinds does not count beside another.
    let others = found.filter { $0.format != ordinaryFormat }
    return Set(others.map(\.format)).count == 1 ? call.formats[others[0].format] : nil
  }

  /// The formats of the call that some words name, each with the words that do, the longest that begin there.
  func mentions(in words: Range<Int>, of sheet: Sheet) -> [FormatMention] {
    var found: [FormatMention] = []
    for hit in sheet.hits(in: words) {
      let place: Int? =
        switch hit.cue {
        case .format: hit.value
        case .session: vocabulary.formats[hit.value]
        case .regularTalk: ordinaryFormat
        default: nil
        }
      guard let place, call.formats.indices.contains(place), !sheet.measuresTime(hit.words) else {
        continue
      }
      let mention = FormatMention(
        format: place, words: hit.words, isName: hit.cue == .format,
        isOfAllKinds: hit.cue == .session && hit.value == SessionKind.talk.number)
      // "Lightning talk" is no talk.
      if let last = found.last, last.words.overlaps(hit.words) {
        // The call's own name for a format goes before what its words mean elsewhere.
        if last.words.count < hit.words.count || mention.isName && last.words == hit.words {
          found[found.count - 1] = mention
        }
      } else {
        found.append(mention)
      }
    }
    return found
  }

  /// The place in the call of the format that a word for talks of all kinds means.
  var ordinaryFormat: Int? { vocabulary.formats[SessionKind.talk.number] }
}

extension Sheet {
  /// Whether a word only says how long something goes on: "all day long", "how long".
  fileprivate func measuresTime(_ range: Range<Int>) -> Bool {
    guard range.count == 1, range.lowerBound > 0,
      case let last = words[range.lowerBound - 1], words[range.lowerBound].start == last.end + 1
    else { return false }
    return Self.measures.contains(text(of: last).lowercased())
  }

  private static let measures: Set<String> = [
    "day", "night", "week", "month", "year", "hour", "summer", "winter", "life", "how", "too", "so",
    "years", "months", "weeks", "days", "hours", "mile", "miles", "metres", "meters",
  ]
}

/// Words that name a format of the call.
struct FormatMention {
  /// The format's place in the call.
  var format: Int
  var words: Range<Int>
  /// Whether they are its name there, not only a word for such sessions.
  var isName: Bool
  /// Whether they are said of sessions of all kinds: "talk".
  var isOfAllKinds: Bool
}
