import Mail

/// A form that somebody filled in between the quoted lines of a mail.
enum FilledQuotation {
  /// The quoted lines that are labels of such a form; none where the quotation is no form.
  static func labels(in body: [BodyLine], _ vocabulary: Vocabulary) -> Set<Int> {
    // Nearly all mail has not a single quoted line above an answer.
    var answers: [Int] = []
    var below: BodyLine.Role?
    for index in body.indices.reversed() where !body[index].text.isEmpty {
      if body[index].role == .quoted, below == .text { answers.append(index) }
      below = body[index].role
    }
    guard !answers.isEmpty else { return [] }
    let sheet = Sheet(
      body.lazy.map { line in (text: line.role == .quoted ? line.text : "", number: nil) },
      in: vocabulary)
    func label(_ index: Int) -> (slot: Slot, isEmpty: Bool)? {
      guard case .label(let slot, let value) = sheet.lines[index].shape else { return nil }
      return (slot, value >= sheet.lines[index].end)
    }
    let filled = answers.compactMap(label).filter { $0.isEmpty && $0.slot != .envelope }
    let labels = body.indices.filter { label($0).map { $0.slot != .envelope } ?? false }
    guard filled.count >= 2 || filled.count == 1 && labels.count >= 3 else { return [] }
    return Set(labels)
  }
}
