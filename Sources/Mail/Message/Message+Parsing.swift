extension Message {
  /// Opens what reading would otherwise open at first use, the character sets of mail, and
  /// keeps it: for a process that can open no file once it reads.
  ///
  /// What could not be opened is missed softly: a text in it is read as windows-1252, with a
  /// ``Defect`` that says so.
  public static func prepare() {
    Charset.prepare()
  }

  /// Reads a mail.
  ///
  /// - Parameters:
  ///   - octets: The message from its first header octet to its last.
  ///   - limits: How much of it is read.
  ///   - documents: Texts of documents that only other programs read, by the digests of the
  ///     parts' contents; ``unreadDocuments`` says which are wanted.
  public init(
    parsing octets: [UInt8], limits: Limits = Limits(), documents: [Digest: String] = [:]
  ) {
    var reading = Reading(limits: limits, documents: documents)
    self = MessageReader.message(of: octets, reading: &reading)
  }

  /// The documents that came along and whose text another program has to get: PDF files that
  /// ``init(parsing:limits:documents:)`` was given no text for.
  public var unreadDocuments: [Part] { parts.filter(\.isUnreadDocument) }
}
