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

  /// The unquoted lines of `message` that are ours.
  static func lines(of message: Message, for call: Call) -> Set<Int> {
    guard !call.ownWords.isEmpty else { return [] }
    let texts = message.body.map { $0.role == .text ? $0.text : "" }
    return lines(among: texts, for: call, isAnswer: message.answersMail(ofUsFor: call))
  }

  /// Those of a text's lines that are ours; none where nothing tells that the text speaks of a
  /// submission.
  ///
  /// - Parameter isAnswer: Whether it came in answer to a mail of ours.
  static func lines(among texts: [String], for call: Call, isAnswer: Bool) -> Set<Int> {
    let code = call.codePrefix + "-"
    guard !call.ownWords.isEmpty, isAnswer || texts.contains(where: { $0.holds(code) }) else {
      return []
    }
    let phrases =
      call.ownWords.map { words(of: $0) }.filter { $0.count >= least.inPhrase }
      + ([call.name, call.codePrefix] + call.addresses).map { words(of: $0) }
    var ours: Set<Int> = []
    let paragraphs = texts.indices.split { texts[$0].trimmingWhitespace.isEmpty }
    for paragraph in paragraphs {
      let lines = paragraph.map { texts[$0] }
      if isSummary(lines, of: code) || isOurs(words(of: lines.joined(separator: " ")), phrases) {
        ours.formUnion(paragraph)
      }
    }
    return ours
  }

  /// Whether a paragraph is a code with the values of its submission behind labels, as our mails
  /// sum one up, however it was wrapped on its way.
  private static func isSummary(_ lines: [String], of code: String) -> Bool {
    guard lines[0].trimmingWhitespace.hasPrefix(code) else { return false }
    let words = lines.flatMap { $0.split(separator: " ") }
    let isAlone = lines[0].split(separator: " ").count == 1
    let labels = words.dropFirst().count { $0.hasSuffix(":") }
    return isAlone && lines.count > 1
      && (labels > 0 || lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
      || labels > 1 && words.dropFirst().prefix(3).contains { $0.hasSuffix(":") }
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

  private static func words(of text: String) -> [Substring] { text.foldedWords }
}

extension Message {
  /// Whether it answers a mail of ours, by what it refers to or by a code in its subject.
  func answersMail(ofUsFor call: Call) -> Bool {
    inReplyTo.contains(where: AcknowledgementID.hasMark)
      || references.contains(where: AcknowledgementID.hasMark)
      || subject.holds(call.codePrefix + "-")
  }
}
