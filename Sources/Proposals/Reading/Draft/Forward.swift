import Mail

/// A mail that somebody passed on inside another's text.
struct Forward {
  /// The fields of its header that the text repeats.
  var author: Address?
  var subject = ""
  /// Its lines, with their numbers in the outer text.
  var lines: [(text: String, number: Int?)] = []

  /// Looks for a repeated header, and takes what stands below it.
  init?(in body: [BodyLine], _ vocabulary: Vocabulary) {
    guard
      let first = body.firstIndex(where: { $0.role == .quotedHeader })
        ?? Self.quotedMark(in: body, vocabulary)
    else { return nil }
    var index = first
    while index < body.count, body[index].role == .quotedHeader {
      read(field: body[index].text, in: vocabulary)
      index += 1
    }
    if author == nil || subject.isEmpty {
      readWithoutColons(body[first..<index].map(\.text), in: vocabulary)
    }
    // Some programs quote the header along with the text.
    if author == nil {
      let fields = body[index...].drop { $0.text.isEmpty }.prefix { line in
        line.text.firstIndex(of: ":").map { colon in
          let name = Word.words(of: String(line.text[..<colon]))
          // "Subject" stands before topics in a form too.
          return vocabulary.slot(of: name, exact: true) == .envelope
            || vocabulary.phrases.contains(name, as: .subjectField)
        } ?? false
      }
      for line in fields { read(field: line.text, in: vocabulary) }
      index = fields.endIndex
    }
    guard index < body.count else { return nil }
    for (number, line) in body.enumerated().dropFirst(index) {
      if line.role == .footer { continue }
      if line.role == .quotedHeader || line.role == .attribution { break }
      lines.append((line.text, number + 1))
    }
  }

  /// The line below one that says, inside a quotation, that a mail was passed on.
  private static func quotedMark(in body: [BodyLine], _ vocabulary: Vocabulary) -> Int? {
    body.indices.first { index in
      guard body[index].role == .quoted, index + 1 < body.count else { return false }
      let words = Word.words(of: body[index].text)
      return (2...4).contains(words.count) && vocabulary.phrases.contains(words, as: .forwarded)
    }.map { $0 + 1 }
  }

  private mutating func read(field text: String, in vocabulary: Vocabulary) {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return }
    let name = Word.words(of: String(text[..<colon]))
    let value = text[text.index(after: colon)...].trimmingCharacters("* \t")
    if author == nil, vocabulary.phrases.contains(name, as: .fromField) {
      if let (address, rest) = People.takeAddress(value) {
        let given = rest.trimmingCharacters("<>[]\"' ")
        author = Address(name: given.isEmpty ? nil : given, address: address)
      } else {
        author = Address(name: value, address: "")
      }
    } else if subject.isEmpty, vocabulary.phrases.contains(name, as: .subjectField) {
      subject = value
    }
  }

  /// Takes the fields of a header as Lotus Notes shows it: the sender's name first, with the domain behind
  /// it, and the subject below a line of its own.
  private mutating func readWithoutColons(_ lines: [String], in vocabulary: Vocabulary) {
    let said = lines.map(\.trimmingWhitespace).filter { !$0.isEmpty && !$0.hasPrefix("--") }
    if author == nil, let sender = said.first, !sender.holds(": "),
      sender.contains(where: { "/@".contains($0) })
    {
      let found = People.takeAddress(sender)
      let name = (found?.rest ?? sender).split(separator: "/").first?.trimmingCharacters("<> ")
      author = Address(name: name, address: found?.address ?? "")
    }
    guard subject.isEmpty,
      let place = said.firstIndex(where: { line in
        let words = Word.words(of: line)
        return words.count == 1 && vocabulary.phrases.contains(words, as: .subjectField)
      })
    else { return }
    subject = said.dropFirst(place + 1).first ?? ""
  }

  /// The passed on mail as a text to read.
  func manuscript(in vocabulary: Vocabulary) -> Manuscript {
    // A signature inside the quotation has no role of its own.
    let signature = lines.firstIndex { $0.text == "-- " || $0.text == "--" } ?? lines.count
    var manuscript = Manuscript(
      lines: lines, signature: signature, subject: Subject(subject, in: vocabulary),
      author: author, in: vocabulary)
    manuscript.isForwarded = true
    return manuscript
  }
}
