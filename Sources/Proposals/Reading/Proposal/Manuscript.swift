import Mail

/// A text in or with a message that may propose talks, and whose words it is.
struct Manuscript: Sendable {
  let sheet: Sheet
  /// The index of the first line that the mail shows as a signature.
  let signature: Int
  let subject: Subject
  /// Who wrote it; for a forwarded text not the sender.
  let author: Address?
  /// The words of the author's name, each once; those of the name in full too, where the header has only a
  /// part of it.
  let names: [UInt64]
  /// How the whole text is built.
  let letter: Letter
  /// People in the header whose addresses go with names in the text.
  var correspondents: [Address] = []
  /// What names the mailing lists that brought it.
  var lists: [String] = []
  /// Whether it is an attachment's text.
  var isAttachment = false
  /// Whether it is somebody else's words, passed on by the sender.
  var isForwarded = false

  /// Takes lines with their numbers in the message's text.
  ///
  /// - Parameter signature: How many lines stand above the mail's signature.
  init(
    lines: some Collection<(text: String, number: Int?)>, signature: Int, subject: Subject,
    author: Address?, in vocabulary: Vocabulary
  ) {
    sheet = Sheet(lines, in: vocabulary)
    self.signature = signature
    self.subject = subject
    self.author = author
    var names: [UInt64] = []
    Self.add(author?.name, to: &names)
    letter = Letter(sheet, lines: sheet.lines.indices, signature: signature, names: names)
    if let author, PartialName(People.name(of: author), address: author.address) != nil {
      Self.add(Writer(author, of: sheet, letter, in: vocabulary).speaker?.name, to: &names)
    }
    self.names = names
  }

  /// The author as a speaker, by the name that the text gives in full.
  func writer(in vocabulary: Vocabulary) -> Speaker? {
    Writer(author, of: sheet, letter, in: vocabulary).speaker
  }

  private static func add(_ name: String?, to names: inout [UInt64]) {
    for word in Word.words(of: name ?? "") where !names.contains(word.hash) {
      names.append(word.hash)
    }
  }
}

extension Speaker {
  /// The words of the name, in its order.
  var nameWords: [UInt64] { Word.words(of: name ?? "").map(\.hash) }
}

extension [Address] {
  /// The words of their names.
  var nameWords: [UInt64] { flatMap { Word.words(of: $0.name ?? "").map(\.hash) } }
}
