/// What a sentence of a letter is there for.
enum Purpose: Sendable {
  /// Says something about the talk.
  case content
  /// Says that a talk is proposed, and at most its title.
  case proposing
  /// Thanks, hopes, offers of answers.
  case courtesy
  /// Says who gives the talk too.
  case company
  /// Lengths, projectors, what else goes along with giving a talk.
  case logistics
}

extension Sheet {
  /// Sorts one sentence.
  func purpose(of sentence: Range<Int>) -> Purpose {
    let count = sentence.count
    if count <= 45 {
      let opening = sentence.prefix(4)
      let early = opening.lowerBound..<opening.upperBound
      if has(.pleasantry, in: early) { return .courtesy }
      if has(.closing, in: sentence.lowerBound..<sentence.lowerBound + 1), count <= 6 {
        return .courtesy
      }
    }
    if count <= 25, has(.correction, in: sentence), !has(.announcement, in: sentence) {
      return .proposing
    }
    if count <= 25, has(.attached, in: sentence), !has(.announcement, in: sentence) {
      return .courtesy
    }
    if count <= 30, has(.together, in: sentence) || has(.andI, in: sentence),
      has(.submissionNoun, in: sentence) || has(.propose, in: sentence)
    {
      return .company
    }
    if count <= 40, has(.propose, in: sentence) || has(.mayPropose, in: sentence),
      announcesOnly(sentence)
    {
      return .proposing
    }
    if count <= 30,
      has(.titled, in: sentence) || has(.submissionNoun, in: sentence)
        || length(in: sentence, anyNoun: true) != nil,
      !has(.announcement, in: sentence), quotation(in: sentence) != nil
    {
      return .proposing
    }
    if count <= 30, has(.logistics, in: sentence) { return .logistics }
    if count <= 16, length(in: sentence) != nil { return .logistics }
    return .content
  }

  /// Whether a sentence that proposes says nothing of the talk itself but its title.
  private func announcesOnly(_ sentence: Range<Int>) -> Bool {
    // "In this talk …", not "I would like to give this talk".
    let opening = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 3)
    guard !has(.announcement, in: opening) else { return false }
    if quotation(in: sentence) != nil { return true }
    let noun = has(.submissionNoun, in: sentence) || has(.several, in: sentence)
    return noun && sentence.count <= 28 || sentence.count <= 14
  }

  /// Whether a paragraph at the end only goes along with the text above it.
  func isAfterthought(_ paragraph: Range<Int>) -> Bool {
    let purposes = sentences(in: words(of: paragraph)).map(purpose(of:))
    guard let first = purposes.first, first != .content else { return false }
    let others = purposes.filter { $0 != .content }.count
    return others * 2 >= purposes.count
  }

  /// The sentences of some paragraphs that are no content.
  func asides(in paragraphs: [Range<Int>]) -> [Range<Int>] {
    paragraphs.flatMap { sentences(in: words(of: $0)) }.filter { purpose(of: $0) != .content }
  }

  /// The first quoted words of a sentence: its octets on its line.
  func quotation(in sentence: Range<Int>) -> String? {
    guard let first = sentence.first, let last = sentence.last else { return nil }
    let firstLine = Int(words[first].line)
    let lastLine = Int(words[last].line)
    var text = joined(firstLine..<lastLine + 1, from: max(0, Int(words[first].start) - 3))
    if lastLine + 1 < lines.count, lines[lastLine].width > 50 {
      text += " " + lines[lastLine + 1].trimmed
    }
    return Quotation.first(in: String(text.prefix(600)))
  }

  /// The length of a talk that a sentence asks for, in minutes.
  ///
  /// - Parameter anyNoun: Whether no word for a talk has to stand beside it.
  func length(in sentence: Range<Int>, anyNoun: Bool = false) -> Int? {
    for hit in hits(in: sentence) where hit.cue == .minute {
      let place = hit.words.lowerBound
      guard place > sentence.lowerBound, words[place - 1].isNumber,
        let minutes = number(at: place - 1), (3...480).contains(minutes)
      else { continue }
      if anyNoun || has(.lengthOfTalk, in: sentence) || sentence.count <= 8 { return minutes }
    }
    return nil
  }

  /// The number that a word is.
  func number(at index: Int) -> Int? {
    let word = words[index]
    let line = lines[Int(word.line)]
    let digits = line.text.utf8.dropFirst(Int(word.start)).prefix(Int(word.end - word.start))
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
