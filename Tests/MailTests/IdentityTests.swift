import Testing

@testable import Mail

@Suite struct `Knowing a delivery again` {
  static let message = "From: ada@example.org\nSubject: Tracing\n\nSpans.\n"

  @Test(arguments: [
    message,
    "From: ada@example.org\nSubject: Tracing\nStatus: RO\nX-Status: A\n\nSpans.\n",
    "X-UID: 7\nFrom: ada@example.org\nContent-Length: 7\nLines: 1\nSubject: Tracing\n\nSpans.\n",
    "From: ada@example.org\nX-IMAPbase: 1 2\n  3\nSubject: Tracing\nX-Mozilla-Keys: x\n\nSpans.\n",
    "From: ada@example.org\r\nSubject: Tracing\r\n\r\nSpans.\r\n",
    "From: ada@example.org\r\nSubject: Tracing\r\nStatus: O\n\nSpans.\r\n",
    "From: ada@example.org\nSubject: Tracing\n\nSpans.",
    "From: ada@example.org\r\nSubject: Tracing\r\n\r\nSpans.",
  ])
  func `whatever mail programs rewrote`(text: String) {
    #expect(Identity(of: Array(text.utf8)).delivery == Digest(of: Array(Self.message.utf8)))
    #expect(Identity(of: Array(text.utf8)).digest == Digest(of: Array(text.utf8)))
  }

  @Test(arguments: [
    "From: ada@example.org\nSubject: Tracing\n\nSpans!\n",
    "From: ada@example.org\nSubject: Tracing\n\nSpans.\n\n",
    "From: ada@example.org\nSubject: Tracing\n\nStatus: RO\nSpans.\n",
    "From: ada@example.org\nSubject: Tracing\nX-Other: x\n\nSpans.\n",
    "From: ada@example.org\nSubject: Tracing\n\nSpans.\r\r\n",
    "",
  ])
  func `and telling others from it`(text: String) {
    #expect(Identity(of: Array(text.utf8)).delivery != Digest(of: Array(Self.message.utf8)))
  }
}
