import Mail

/// A mail of ours that came back without quoting marks.
///
/// What it says around a speaker's words, and its summary of them, is nobody's proposal: a program
/// that answers everything with the whole of it would else revise what it repeats.
enum OurWords {
  /// More of the words of a paragraph than this share have to be ours.
  private static let share = 0.5
  /// Fewer words than these are anybody's.
  private static let least = (inPhrase: 3, inParagraph: 8)

  /// The unquoted lines of `message` that are ours; none where it does not answer us.
  static func lines(of message: Message, for call: Call) -> Set<Int> {
    guard message.answersMail(ofUsFor: call) else { return [] }
    let phrases =
      call.ownWords.map { words(of: $0) }.filter { $0.count >= least.inPhrase }
      + ([call.name, call.codePrefix] + call.addresses).map { words(of: $0) }
    var ours: Set<Int> = []
    for paragraph in paragraphs(of: message.body) {
      if isSummary(paragraph, of: message.body, for: call)
        || isOurs(
          words(of: paragraph.map { message.body[$0].text }.joined(separator: " ")), phrases)
      {
        ours.formUnion(paragraph)
      }
    }
    return ours
  }

  /// Lines of text that follow each other with no empty one between them.
  private static func paragraphs(of body: [BodyLine]) -> [Range<Int>] {
    body.indices.split { body[$0].role != .text || body[$0].text.trimmingWhitespace.isEmpty }
      .map { $0.startIndex..<$0.endIndex }
  }

  /// Whether a paragraph is a code alone on its line, with indented lines below it.
  private static func isSummary(
    _ paragraph: Range<Int>, of body: [BodyLine], for call: Call
  ) -> Bool {
    guard paragraph.count > 1 else { return false }
    let code = body[paragraph.lowerBound].text.trimmingWhitespace
    return code.hasPrefix(call.codePrefix + "-") && !code.contains(" ")
      && paragraph.dropFirst().allSatisfy { body[$0].text.hasPrefix("  ") }
  }

  /// Whether enough of the words are those of `phrases`.
  private static func isOurs(_ words: [Substring], _ phrases: [[Substring]]) -> Bool {
    guard words.count >= least.inParagraph else { return false }
    var isKnown = Array(repeating: false, count: words.count)
    for phrase in phrases where phrase.count <= words.count {
      for start in 0...(words.count - phrase.count)
      where words[start] == phrase.first && words[start...].starts(with: phrase) {
        for index in start..<(start + phrase.count) { isKnown[index] = true }
      }
    }
    return Double(isKnown.count(where: \.self)) > Double(words.count) * share
  }

  private static func words(of text: String) -> [Substring] { text.folded.split(separator: " ") }
}

extension Message {
  /// Whether it answers a mail of ours, by what it refers to or by a code in its subject.
  func answersMail(ofUsFor call: Call) -> Bool {
    replyingTo.contains(where: AcknowledgementID.hasMark) || subject.holds(call.codePrefix + "-")
  }
}
