import Mail

/// A text in or with a message that may propose talks, and whose words it is.
struct Manuscript: Sendable {
  var sheet: Sheet
  /// The index of the first line that the mail shows as a signature.
  var signature: Int
  var subject: Subject
  /// Who wrote it; for a forwarded text not the sender.
  var author: Address? {
    didSet { names = Self.names(of: author) }
  }
  /// The words of the author's name.
  private(set) var names: Set<UInt64>
  /// People in the header whose addresses go with names in the text.
  var correspondents: [Address] = []
  /// Whether it is an attachment's text.
  var isAttachment = false
  /// Whether it is somebody else's words, passed on by the sender.
  var isForwarded = false

  /// Takes lines in order, a mail's signature after its text.
  init(
    lines: [(text: String, number: Int?, isSignature: Bool)], subject: Subject, author: Address?,
    in vocabulary: Vocabulary
  ) {
    sheet = Sheet(lines.lazy.map { ($0.text, $0.number) }, in: vocabulary)
    signature = lines.firstIndex { $0.isSignature } ?? lines.count
    self.subject = subject
    self.author = author
    names = Self.names(of: author)
  }

  private static func names(of author: Address?) -> Set<UInt64> {
    Set(Word.words(of: author?.name ?? "").map(\.hash))
  }

  /// How the whole text is built.
  var letter: Letter {
    Letter(sheet, lines: sheet.lines.indices, signature: signature, names: names)
  }
}
