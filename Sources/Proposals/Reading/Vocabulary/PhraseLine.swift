/// Takes the lines of language tables apart into phrases; what it needs for one serves the next.
struct PhraseLine {
  private var words: [Word] = []
  /// The words of all choices, one choice after the other.
  private var hashes: [UInt64] = []
  /// The words of each choice, in ``hashes``.
  private var choices: [Range<Int>] = []
  /// The choices at each place of the phrase, in ``choices``.
  private var places: [Range<Int>] = []
  private var phrase: [UInt64] = []

  /// Calls `body` with each phrase that a line of some octets stands for: "a|b c" is "a c" and
  /// "b c", "_" a gap.
  mutating func read(_ octets: Span<UInt8>, _ line: Range<Int>, _ body: ([UInt64]) -> Void) {
    words.removeAll(keepingCapacity: true)
    Word.forEach(in: octets, line) { words.append($0) }
    phrase.removeAll(keepingCapacity: true)
    // Nearly all lines are one phrase.
    guard line.contains(where: { octets[$0] == 0x7C || octets[$0] == 0x5F }) else {
      for word in words { phrase.append(word.hash) }
      return body(phrase)
    }
    findPlaces(octets, line)
    spell(from: 0, body)
  }

  /// Finds what stands at each place: a space parts places, a bar the choices at one.
  private mutating func findPlaces(_ octets: Span<UInt8>, _ line: Range<Int>) {
    hashes.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    var next = words.startIndex
    var at = line.lowerBound
    var (beginsPlace, beginsChoice) = (true, true)
    while at < line.upperBound {
      if next < words.endIndex, at == Int(words[next].start) {
        add(words[next].hash, asPlace: beginsPlace, asChoice: beginsChoice)
        (beginsPlace, beginsChoice) = (false, false)
        at = Int(words[next].end)
        next += 1
        continue
      }
      switch octets[at] {
      case 0x20: (beginsPlace, beginsChoice) = (true, true)
      case 0x7C: beginsChoice = true
      case 0x5F: add(PhraseTable.gap, asPlace: true, asChoice: true)
      default: break
      }
      at += 1
    }
  }

  private mutating func add(_ hash: UInt64, asPlace: Bool, asChoice: Bool) {
    hashes.append(hash)
    if asChoice { choices.append(hashes.count - 1..<hashes.count - 1) }
    choices[choices.count - 1] = choices[choices.count - 1].lowerBound..<hashes.count
    if asPlace { places.append(choices.count - 1..<choices.count - 1) }
    places[places.count - 1] = places[places.count - 1].lowerBound..<choices.count
  }

  /// Calls `body` with the phrase so far and each way in which it may go on from a place.
  private mutating func spell(from place: Int, _ body: ([UInt64]) -> Void) {
    guard place < places.count else { return body(phrase) }
    for choice in places[place] {
      for hash in choices[choice] { phrase.append(hashes[hash]) }
      spell(from: place + 1, body)
      phrase.removeLast(choices[choice].count)
    }
  }
}
