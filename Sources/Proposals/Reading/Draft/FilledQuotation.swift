import Mail

/// A form that somebody filled in between the quoted lines of a mail.
enum FilledQuotation {
  /// The quoted lines that the writer may have filled in where they stand: those of a form that
  /// the call's people sent, of which the values cannot be theirs, or of one that nobody is said to
  /// have sent in mail that answers none; none in an answer to mail of this program, which repeats what it
  /// understood.
  static func lines(of message: Message, for call: Call, _ vocabulary: Vocabulary) -> Set<Int> {
    let body = message.body
    guard body.firstIndex(of: .quoted) != nil else { return [] }
    let attribution = body.firstIndex(of: .attribution)
    let isOwn = { message.replyingTo.isEmpty && !TitleKey.isAnswer(message.subject) }
    guard attribution.map({ call.names(in: body[$0].text) }) ?? isOwn(),
      !message.answersMail(ofUsFor: call), saysLittle(body)
    else { return [] }
    let quoted = body.indices.filter { body[$0].role == .quoted && body[$0].depth == 1 }
    let sheet = Sheet(quoted.lazy.map { (text: body[$0].text, number: nil) }, in: vocabulary)
    let filled = sheet.lines.compactMap { line -> Slot? in
      guard case .label(let slot, let value) = line.shape, value < line.end else { return nil }
      return slot
    }
    // What was passed on has a header above it.
    guard filled.contains(.title), attribution != nil || !filled.contains(.envelope),
      Set(filled).subtracting([.envelope, .other]).count >= 3
    else {
      return []
    }
    return Set(quoted)
  }

  /// Whether beside the quotation there is but a remark, and no question.
  private static func saysLittle(_ body: [BodyLine]) -> Bool {
    let own = body.lazy.filter { $0.role == .text }.map(\.text)
    return own.reduce(0) { $0 + Word.count(in: $1) } <= 30
      && !own.contains { $0.holds("?") || $0.holds("？") }
  }

  /// Whether a line may be a label without a value: it is short, and not the end of a sentence.
  private static func mayAsk(_ text: String) -> Bool {
    let text = text.trimmingWhitespace
    guard let last = text.utf8.last, text.utf8.count <= longestItem else { return false }
    return last != 0x2C && last != 0x21 && (last != 0x2E || text.hasSuffix(".."))  // , ! .
  }

  /// What asks for a field is no longer than this, in octets, and without the mark of a list.
  private static let longestItem = 120
  private static let longestPlainItem = 40

  /// The quoted lines that are labels of such a form, by their places, and what counts of them; none
  /// where the quotation is no form.
  static func labels(
    of message: Message, for call: Call, _ vocabulary: Vocabulary
  ) -> [Int: String] {
    let body = message.body
    // Nearly all mail has not a single quoted line above an answer.
    var answers: [Int] = []
    var below: BodyLine.Role?
    let lines = body.span
    for index in lines.indices.reversed() where !lines[index].text.isEmpty {
      let role = lines[index].role
      if role == .quoted, below == .text { answers.append(index) }
      below = role
    }
    guard !answers.isEmpty else { return [:] }
    let asking = answers.filter { mayAsk(body[$0].text) }
    let asked = items(body, answeredBelow: answers, vocabulary)
    guard !asked.isEmpty || holdsLabel(asking.map { body[$0].text }, vocabulary) else {
      return [:]
    }
    let sheet = Sheet(
      body.lazy.map { line in (text: line.role == .quoted ? line.text : "", number: nil) },
      in: vocabulary)
    func label(_ index: Int) -> (slot: Slot, value: Int, isEmpty: Bool)? {
      let line = sheet.lines[index]
      guard case .label(let slot, let value) = line.shape else { return nil }
      return (slot, value - line.octets.lowerBound, value >= line.end)
    }
    let filled = asking.compactMap(label).filter { $0.isEmpty && $0.slot != .envelope }
    let labels = body.indices.filter { label($0).map { $0.slot != .envelope } ?? false }
    let isForm = filled.count >= 2 || filled.count == 1 && labels.count >= 3
    guard isForm, asked.values.count(where: { $0 != rule }) <= filled.count else {
      // A call asks for a title, a form that somebody filled in has one.
      let isFilled = labels.contains { index in
        label(index).map { !$0.isEmpty && [.title, .abstract].contains($0.slot) } ?? false
      }
      return isFilled ? [:] : asked
    }
    // Of a text that a mail of ours repeats, no more than the first line stands there.
    let isOurs = message.answersMail(ofUsFor: call)
    return labels.reduce(into: [:]) { counted, index in
      let text = body[index].text
      guard isOurs, let label = label(index), !label.isEmpty,
        [.abstract, .bio, .notes].contains(label.slot)
      else { return counted[index] = text }
      counted[index] = String(decoding: text.utf8.prefix(label.value), as: UTF8.self)
    }
  }

  /// Whether one of some lines may be a label, each looked at by itself: that costs less than all of a
  /// quotation, and nearly none is a form.
  private static func holdsLabel(_ lines: [String], _ vocabulary: Vocabulary) -> Bool {
    guard !lines.isEmpty else { return false }
    let apart = lines.flatMap { [(text: $0, number: Int?.none), (text: "", number: nil)] }
    return Sheet(apart, in: vocabulary).lines.contains(where: \.isLabel)
  }

  /// What a call asks for in words of its own, as the writer's labels, where answers stand between
  /// its quoted items, such as "an abstract, as long as it needs to be".
  ///
  /// Another quoted line above an answer ends the answer before it.
  ///
  /// - Parameter answers: The quoted lines with an answer below, from the last on.
  private static func items(
    _ body: [BodyLine], answeredBelow answers: [Int], _ vocabulary: Vocabulary
  ) -> [Int: String] {
    guard answers.count(where: { body[$0].text.utf8.count <= longestItem }) >= 2 else { return [:] }
    var slots: [Int: Slot] = [:]
    for index in answers where body[index].text.utf8.count <= longestItem {
      var first = index
      while !isListed(body[first].text), first > max(0, index - 3),
        body[first - 1].role == .quoted, !body[first - 1].text.isEmpty
      {
        first -= 1
      }
      // "in your own words: the title," at the end of a long sentence
      if !isListed(body[first].text), body[first].text.utf8.count > longestPlainItem,
        endsInItem(body[index].text)
      {
        first = index
      }
      guard isListed(body[first].text) || body[first].text.utf8.count <= longestPlainItem else {
        continue
      }
      slots[first] = asked(for: body[first].text, vocabulary)
    }
    let asked = Set(slots.values)
    guard asked.count >= 2, asked.contains(.title) || asked.contains(.abstract) else { return [:] }
    var labels = slots.mapValues { names[$0] ?? rule }
    for index in answers where !slots.keys.contains(where: { (index - 3...index).contains($0) }) {
      labels[index] = rule
    }
    return labels
  }

  /// Whether a line of a sentence may end in what it asks for: it is very short, or a colon is in it.
  private static func endsInItem(_ text: String) -> Bool {
    guard let last = text.utf8.last, last == 0x2C || last == 0x2E || last == 0x3A else {  // , . :
      return false
    }
    return text.utf8.count <= 20 || text.holds(": ")
  }

  /// The field that the first words of a line ask for: up to a comma, a colon or a bracket.
  private static func asked(for text: String, _ vocabulary: Vocabulary) -> Slot? {
    var text = text[...]
    if !isListed(String(text)), let colon = text.range(of: ": ") {
      text = text[colon.upperBound...]
    }
    let words = Word.words(of: String(text))
    guard let first = words.first else { return nil }
    let octets = Array(text.utf8)
    // , : ; (
    let end =
      octets[Int(first.start)...].firstIndex { [0x2C, 0x3A, 0x3B, 0x28].contains($0) }
      ?? octets.count
    let clause = words.prefix { $0.end <= end }
    guard clause.count <= (isListed(String(text)) ? 10 : 6) else { return nil }
    return vocabulary.slot(of: clause, exact: false)
      ?? vocabulary.slot(among: clause, spoken: .all)
  }

  /// Whether a line begins with the mark or the number of a list.
  private static func isListed(_ text: String) -> Bool {
    let octets = text.utf8.drop { $0 == 0x3E || $0 <= 0x20 }
    switch octets.first {
    case 0x2D, 0x2A, 0xE2: return true  // - * •
    case let digit? where (0x30...0x39).contains(digit):
      let mark = octets.drop { (0x30...0x39).contains($0) }.first
      return mark == 0x2E || mark == 0x29  // . )
    default: return false
    }
  }

  /// How the English table calls the fields that calls ask for.
  private static let names: [Slot: String] = [
    .title: "Title:", .abstract: "Abstract:", .speakers: "Speakers:", .coSpeakers: "Co-speakers:",
    .bio: "Bio:", .affiliation: "Affiliation:", .email: "E-mail:", .format: "Format:",
    .minutes: "Length:", .topics: "Topics:", .notes: "Notes:",
  ]

  /// A rule between parts.
  private static let rule = "----------"
}
