/// What the reading of one message goes by, and what it may still use up.
struct Reading {
  let limits: Limits
  /// The texts of documents that another program got out of them, by the documents' digests.
  let documents: [Digest: String]
  /// How many of the messages around the one being read had to be decoded first.
  var opened = 0
  /// The octets that documents may still unpack to.
  var room: Int

  init(limits: Limits, documents: [Digest: String]) {
    self.limits = limits
    self.documents = documents
    room = limits.documentOctets
  }

  /// Whether what was decoded may be opened as a message of its own.
  var mayOpen: Bool { opened < limits.encodedMessages }

  /// Calls `body` one message deeper.
  mutating func opening<Result>(_ body: (inout Reading) -> Result) -> Result {
    opened += 1
    defer { opened -= 1 }
    return body(&self)
  }
}
