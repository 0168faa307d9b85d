extension Sheet {
  /// Lengths that talks have, in minutes.
  private static let usual = 3...480

  /// What a length in words begins with.
  private static let beginnings: CueSet = [.length, .number, .half]

  /// The lengths of time among some words, in minutes, and the words that say them: "40 minutes",
  /// "two hours", "half an hour", "2h", "四十分".
  func lengths(in range: Range<Int>) -> [(minutes: Int, words: Range<Int>)] {
    var result: [(minutes: Int, words: Range<Int>)] = []
    var rest = range
    while let length = firstLength(in: rest) {
      result.append(length)
      rest = length.words.upperBound..<max(length.words.upperBound, range.upperBound)
    }
    return result
  }

  /// The first of them.
  func firstLength(in range: Range<Int>) -> (minutes: Int, words: Range<Int>)? {
    let hasPhrases = cues(in: range).meets(Self.beginnings)
    var index = range.lowerBound
    while index < range.upperBound {
      if words[index].isNumber || hasPhrases && beginsHit(index),
        let (minutes, end) = length(at: index)
      {
        if Self.usual.contains(minutes), !isDeniedBehindComma(index) {
          // "Half a day, 180 minutes"
          if !words[index].isNumber, end < range.upperBound, words[end].isNumber,
            let exact = length(at: end), Self.usual.contains(exact.minutes)
          {
            return (exact.minutes, index..<exact.end)
          }
          return (minutes, index..<end)
        }
        index = end
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether a length is denied behind a comma, as in "the long talk, not the 15 minutes".
  private func isDeniedBehindComma(_ index: Int) -> Bool {
    var place = index
    while place > 0, index - place < 2, words[place].followsSpace {
      place -= 1
      let start = Int(words[place].start)
      if Self.denials.contains(text(of: words[place]).lowercased()) {
        return start >= 2 && octets[start - 1] == 0x20 && octets[start - 2] == 0x2C
      }
    }
    return false
  }

  private static let denials: Set<String> = [
    "not", "no", "never", "nicht", "kein", "keine", "keinen", "non", "pas", "niet", "geen", "inte",
    "ikke", "nie", "не",
  ]

  /// Whether a word not far before some words of a sentence denies them: "no short talk", "never gave a long talk",
  /// "don't need a workshop".
  func isDenied(_ named: Range<Int>, in sentence: Range<Int>) -> Bool {
    let before = (named.lowerBound - 4..<named.lowerBound).clamped(to: sentence)
    return before.reversed().prefix { index in
      // A comma or more between them parts them.
      let end = Int(words[index].end)
      return index + 1 >= words.count
        || octets[end..<Int(words[index + 1].start)].allSatisfy {
          $0 == 0x20 || $0 == 0x27 || $0 >= 0x80
        }
    }.contains { index in
      let word = text(of: words[index]).lowercased()
      return Self.denials.contains(word)
        || word == "t" && index > sentence.lowerBound
          && text(of: words[index - 1]).lowercased().hasSuffix("n")
    }
  }

  /// The length that the words from `index` on say, and where they end.
  private func length(at index: Int) -> (minutes: Int, end: Int)? {
    var number: (value: Int, end: Int)?
    if words[index].isNumber {
      number = self.number(at: index).map { ($0, index + 1) }
    }
    var ready: (minutes: Int, end: Int)?
    for place in places(ofHitsIn: index..<index + 1) {
      let hit = hits[place]
      switch hit.cue {
      case .length where ready == nil: ready = (hit.value, hit.words.upperBound)
      case .number where number == nil: number = (hit.value, hit.words.upperBound)
      case .half:
        let end = hit.words.upperBound
        if end < words.count, let unit = self.hit(.hour, at: end) {
          ready = (30, unit.words.upperBound)
        }
      default: break
      }
    }
    if let ready { return isFraction(ready.end - 1..<ready.end) ? nil : ready }
    if let exact = hoursAndParts(at: index) { return exact }
    guard let number, number.end < words.count, isNear(number.end) else {
      return number.flatMap { isPrimed($0.end - 1) ? ($0.value, $0.end) : nil }
    }
    if let unit = hit(.minute, at: number.end), !isFraction(unit.words) {
      return (number.value, unit.words.upperBound)
    }
    if let unit = hit(.hour, at: number.end), number.value <= 8 {
      let end = unit.words.upperBound
      if let more = minutes(after: end) { return (number.value * 60 + more.minutes, more.end) }
      return (number.value * 60 + extra(after: end), end)
    }
    return isPrimed(number.end - 1) ? (number.value, number.end) : nil
  }

  /// Whether a word stands on the line of the one before it, or on the next.
  private func isNear(_ index: Int) -> Bool { words[index].line - words[index - 1].line <= 1 }

  /// Hours with a part of one: "2.5 hours", "1,5 Stunden", "2 1/2 hours".
  private func hoursAndParts(at index: Int) -> (minutes: Int, end: Int)? {
    guard words[index].isNumber, let hours = number(at: index), hours <= 8,
      index + 2 < words.count, words[index + 1].isNumber
    else { return nil }
    let gap = octets[Int(words[index].end)..<Int(words[index + 1].start)]
    if gap.elementsEqual([0x2E]) || gap.elementsEqual([0x2C]), let unit = hit(.hour, at: index + 2),
      words[index + 1].end - words[index + 1].start == 1, let tenths = number(at: index + 1)
    {
      return (hours * 60 + tenths * 6, unit.words.upperBound)
    }
    if gap.elementsEqual([0x20]), index + 3 < words.count, text(of: words[index + 1]) == "1",
      text(of: words[index + 2]) == "2", words[index + 2].start == words[index + 1].end + 1,
      let unit = hit(.hour, at: index + 3)
    {
      return (hours * 60 + 30, unit.words.upperBound)
    }
    return nil
  }

  /// Whether a word for minutes is part of a fraction: "五分之一", "五分の一".
  private func isFraction(_ unit: Range<Int>) -> Bool {
    unit.upperBound < words.count
      && ["之", "の"].contains(text(of: words[unit.upperBound]))
      && octets[words[unit.lowerBound].octets].elementsEqual("分".utf8)
  }

  /// The minutes beside some hours: "1 hour 30 minutes", "one hour and 15 minutes".
  private func minutes(after end: Int) -> (minutes: Int, end: Int)? {
    let joins = has(.and, in: end..<min(words.count, end + 1))
    let place = joins ? end + 1 : end
    guard place + 1 < words.count, words[place].isNumber, isNear(place), isNear(place + 1),
      let value = number(at: place), value < 60, let unit = hit(.minute, at: place + 1)
    else { return nil }
    // "An hour, 45 minutes of which are for questions"
    let gap = octets[Int(words[end - 1].end)..<Int(words[place].start)]
    return gap.allSatisfy { $0 == 0x20 || joins && Line.isLetter($0) }
      ? (value, unit.words.upperBound) : nil
  }

  /// "An hour and a half": half an hour more.
  private func extra(after end: Int) -> Int {
    let next = end..<min(words.count, end + 1)
    guard has(.and, in: next) else { return 0 }
    return has(.half, in: next.upperBound..<min(words.count, next.upperBound + 2)) ? 30 : 0
  }

  /// Whether a number has a prime behind it, for minutes: 40'.
  private func isPrimed(_ index: Int) -> Bool {
    let word = words[index]
    let rest = octets[Int(word.end)..<lines[Int(word.line)].octets.upperBound].prefix(4)
    guard
      rest.first == 0x27 || rest.starts(with: [0xE2, 0x80, 0xB2])
        || rest.starts(with: [0xE2, 0x80, 0x99])
    else { return false }
    let next = rest.dropFirst(rest.first == 0x27 ? 1 : 3).first ?? 0x20
    return !Line.isLetter(next) && !(0x30...0x39).contains(next)
  }

  /// The length that one word of digits and letters says: "40min", "2h".
  func length(at index: Int, in vocabulary: Vocabulary) -> Int? {
    let word = words[index]
    guard word.beginsInDigit, !word.isNumber, (2...12).contains(word.end - word.start) else {
      return nil
    }
    let octets = octets[word.octets]
    let digits = octets.prefix { (0x30...0x39).contains($0) }
    guard digits.count <= 3, let value = Int(String(decoding: digits, as: UTF8.self)),
      let unit = Word.words(of: String(decoding: octets.dropFirst(digits.count), as: UTF8.self))
        .first
    else { return nil }
    if vocabulary.phrases.contains(unit.hash, as: .minute) { return value }
    return value <= 8 && vocabulary.phrases.contains(unit.hash, as: .hour) ? value * 60 : nil
  }

  /// The numbers among some words, in digits or words, and the words that say them.
  func numbers(in range: Range<Int>) -> [(value: Int, words: Range<Int>)] {
    let digits = range.compactMap { index in
      words[index].isNumber ? number(at: index).map { ($0, index..<index + 1) } : nil
    }
    return digits + hits(in: range).filter { $0.cue == .number }.map { ($0.value, $0.words) }
  }

  /// The number that a word of digits is.
  func number(at index: Int) -> Int? {
    Int(text(of: words[index]))
  }
}
