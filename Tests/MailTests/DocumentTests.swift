import Foundation
import Mail
import Testing

private func octets(_ name: String) throws -> [UInt8] {
  let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  return [UInt8](try Data(contentsOf: corpus.appending(path: name + ".eml")))
}

@Suite struct `Documents that come along` {
  @Test func `are read by another program where this one cannot`() throws {
    let octets = try octets("wild/document-pdf-of-no-type")
    let first = Message(parsing: octets)
    let wanted = try #require(first.unreadDocuments.first)
    #expect(first.unreadDocuments.count == 1)
    #expect(wanted.text == nil)

    let second = Message(parsing: octets, documents: [wanted.digest: "Got out of it."])
    #expect(second.unreadDocuments.isEmpty)
    #expect(second.parts.last?.text == "Got out of it.")
  }

  @Test func `unpack to no more than the limit, for the whole message`() throws {
    let octets = try octets("rfc/document-docx")
    #expect(Message(parsing: octets).defects.isEmpty)

    var limits = Limits()
    limits.documentOctets = 1_000
    let message = Message(parsing: octets, limits: limits)
    #expect(message.defects.map(\.sentence).contains { $0.contains("proposal.docx") })
  }

  @Test func `have no more files and elements than the limits`() throws {
    let octets = try octets("rfc/document-odt")
    for limit in [\Limits.documentFiles, \Limits.documentNodes] {
      var limits = Limits()
      limits[keyPath: limit] = 2
      #expect(!Message(parsing: octets, limits: limits).defects.isEmpty)
    }
  }
}
