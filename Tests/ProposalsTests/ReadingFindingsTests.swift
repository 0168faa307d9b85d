import Foundation
import Mail
import Testing

@testable import Proposals

@Suite struct `Looking for talks only where they count` {
  /// The letters that come with the tests, and mail of the wild.
  static let letters: [URL] = {
    let tests = URL(filePath: #filePath).appending(path: "../..").standardized
    return ["Letters", "MailTests/Corpus/wild"].flatMap { folder in
      let files = FileManager.default.enumerator(
        at: tests.appending(path: folder), includingPropertiesForKeys: nil)
      return (files?.allObjects ?? []).compactMap { $0 as? URL }
        .filter { $0.pathExtension == "eml" }
    }
  }()

  /// Each letter is read as it might have come: to the call or past it, by a list, as an answer.
  @Test func `leaves out nothing that would have made another kind of a mail`() throws {
    var (skipped, read) = (0, 0)
    for letter in Self.letters {
      let message = Message(parsing: [UInt8](try Data(contentsOf: letter)))
      let own = Manuscript(
        ownWordsOf: message, author: message.writer, for: Sample.call, in: Sample.vocabulary)
      let findings = Reader(own, for: Sample.call, in: Sample.vocabulary).findings()
      var evidence = Evidence(
        of: message, sender: message.writer, recipients: message.recipients, namingCode: false,
        own: own, for: Sample.call)
      for circumstances in 0..<128 {
        evidence.namesCode = circumstances & 64 != 0
        evidence.isAddressed = circumstances & 1 != 0
        evidence.isOnList = circumstances & 2 != 0
        evidence.isBulk = circumstances & 4 != 0
        evidence.isThreaded = circumstances & 8 != 0
        evidence.isOurs = circumstances & 16 != 0
        evidence.quotesSender = circumstances & 32 != 0
        guard !evidence.hangsOnFindings else {
          read += 1
          continue
        }
        skipped += 1
        var informed = evidence
        informed.findings = findings
        #expect(informed.kind == evidence.kind, "\(letter.lastPathComponent), \(circumstances)")
        #expect(evidence.kind != .proposal)
      }
    }
    #expect(skipped > 1_000 && read > 1_000)
  }
}
