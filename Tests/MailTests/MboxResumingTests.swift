import Foundation
import Testing

@testable import Mail

@Suite struct `Going on with an mbox` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let from = "From ada@example.org Fri Apr 18 12:30:00 2008\n"
  static let one = from + "Subject: one\n\nFirst.\n\n"
  static let two = from + "Subject: two\n\nSecond.\n\n"
  static let three = from + "Subject: three\n\nThird.\n\n"

  /// What happens to a mailbox between two runs.
  struct Change: CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var after: String
    /// The messages of the second run.
    var read: [String]
    /// Whether the first of them completes one of the first run.
    var completes = false
  }

  @Test(arguments: [
    Change(
      testDescription: "an added message is read alone", before: one + two,
      after: one + two + three, read: ["Subject: three\n\nThird.\n"]),
    Change(
      testDescription: "a message is added where nothing was", before: "", after: one,
      read: ["Subject: one\n\nFirst.\n"]),
    Change(
      testDescription: "the empty line comes with the added message",
      before: one + from + "Subject: two\n\nSecond.\n", after: one + two + three,
      read: ["Subject: three\n\nThird.\n"]),
    Change(
      testDescription: "the last line's end comes with the added message",
      before: one + from + "Subject: two\n\nSecond.", after: one + two + three,
      read: ["Subject: two\n\nSecond.\n", "Subject: three\n\nThird.\n"], completes: true),
    Change(
      testDescription: "a second empty line belongs to the last message",
      before: one, after: one + "\n" + two,
      read: ["Subject: one\n\nFirst.\n\n", "Subject: two\n\nSecond.\n"], completes: true),
    Change(
      testDescription: "a message that was being written is read again",
      before: one + from + "Subject: two\n\nSec", after: one + two + three,
      read: ["Subject: two\n\nSecond.\n", "Subject: three\n\nThird.\n"], completes: true),
    Change(
      testDescription: "a message that was being written after an empty line is read again",
      before: one + two, after: one + two + "And more.\n\n" + three,
      read: ["Subject: two\n\nSecond.\n\nAnd more.\n", "Subject: three\n\nThird.\n"],
      completes: true),
    Change(
      testDescription: "a From_ line that was being written is read again",
      before: one + "From ada@example.org Fri A", after: one + two,
      read: ["Subject: one\n\nFirst.\n", "Subject: two\n\nSecond.\n"], completes: true),
    Change(
      testDescription: "a From_ line with nothing behind it waits for its message",
      before: one + from, after: one + two, read: ["Subject: two\n\nSecond.\n"]),
    Change(
      testDescription: "a shortened mailbox is read from its beginning", before: one + two + three,
      after: one + three, read: ["Subject: one\n\nFirst.\n", "Subject: three\n\nThird.\n"]),
    Change(
      testDescription: "a shortened and filled mailbox is read from its beginning",
      before: one + two, after: one + three + three,
      read: [
        "Subject: one\n\nFirst.\n", "Subject: three\n\nThird.\n", "Subject: three\n\nThird.\n",
      ]),
    Change(
      testDescription: "an emptied mailbox has nothing", before: one + two, after: "", read: []),
    Change(
      testDescription: "Status fields written in make it be read from its beginning",
      before: one + two,
      after: from + "Subject: one\nStatus: RO\n\nFirst.\n\n" + from
        + "Subject: two\nStatus: O\n\nSecond.\n\n" + three,
      read: [
        "Subject: one\nStatus: RO\n\nFirst.\n", "Subject: two\nStatus: O\n\nSecond.\n",
        "Subject: three\n\nThird.\n",
      ]),
    Change(
      testDescription: "another file of the same length is read from its beginning",
      before: one, after: one.replacing("First", with: "Other"),
      read: ["Subject: one\n\nOther.\n"]),
    Change(
      testDescription: "empty lines added at the end are nothing", before: one, after: one + "\n\n",
      read: []),
  ])
  func `reads what is new`(change: Change) throws {
    let mbox = Mbox(path: try scratch.write(change.before, to: "inbox"))
    let position = try mbox.batches().last?.position
    try rewrite(scratch, change.after)
    let messages = try mbox.messages(after: position)
    #expect(messages.map(\.text) == change.read)
    #expect(messages.map(\.completesEarlier).first ?? false == change.completes)
    #expect(messages.dropFirst().allSatisfy { !$0.completesEarlier })

    let then = try mbox.batches(since: SourceProgress(position: position)).last?.position
    #expect(try mbox.batches(since: SourceProgress(position: then ?? position)).isEmpty)
  }

  /// Writes the file anew, changed at a later time than before.
  private func rewrite(_ scratch: Scratch, _ text: String) throws {
    try scratch.write(text, to: "inbox")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 10)], ofItemAtPath: scratch("inbox"))
  }

  @Test func `reads nothing where size and time of change are the same`() throws {
    let mbox = Mbox(path: try scratch.write(Self.one, to: "inbox"))
    let position = try #require(try mbox.batches().last?.position)
    let status = try FileStatus(of: scratch("inbox"))
    try scratch.write(Self.one.replacing("First", with: "Other"), to: "inbox")
    let modified = Date(timeIntervalSince1970: Double(status.modified) / 1e9)
    try FileManager.default.setAttributes(
      [.modificationDate: modified], ofItemAtPath: scratch("inbox"))
    var same = position
    same.modified = try FileStatus(of: scratch("inbox")).modified
    #expect(try mbox.batches(since: SourceProgress(position: same)).isEmpty)
  }

  @Test func `remembers a new time of change, and no more, where a file was only touched`() throws {
    let mbox = Mbox(path: try scratch.write(Self.one + Self.two, to: "inbox"))
    let position = try #require(try mbox.batches().last?.position)
    try rewrite(scratch, Self.one + Self.two)
    let batches = try mbox.batches(since: SourceProgress(position: position))
    #expect(batches.map(\.messages.count) == [0])
    var touched = position
    touched.modified = try FileStatus(of: scratch("inbox")).modified
    #expect(batches.first?.position == touched)
  }

  @Test func `every position on the way leads to the rest`() throws {
    let texts = (1...9).map { "Subject: \($0)\n\nText \($0).\n" }
    let path = try scratch.write(texts.map { Self.from + $0 + "\n" }.joined(), to: "inbox")
    let mbox = Mbox(path: path)
    let batches = try mbox.batches(limits: BatchLimits(messages: 2))
    #expect(batches.count == 5)
    for (index, batch) in batches.enumerated() {
      let rest = try mbox.messages(after: batch.position)
      #expect(rest.map(\.text) == Array(texts.dropFirst((index + 1) * 2)))
      #expect(rest.first?.source ?? "" == (index < 4 ? "\(path)#\(index * 2 + 3)" : ""))
    }
  }

  @Test func `a mailbox rewritten while its messages are settled loses none`() throws {
    let path = try scratch.write(Self.one + Self.two + Self.three, to: "inbox")
    var read: [String] = []
    try Mbox(path: path).forEachBatch(
      since: SourceProgress(), limits: BatchLimits(messages: 1)
    ) { batch in
      read += batch.messages.map(\.text)
      if read.count == 1 { try rewrite(scratch, Self.two + Self.three) }
    }
    #expect(
      read == [
        "Subject: one\n\nFirst.\n", "Subject: two\n\nSecond.\n", "Subject: three\n\nThird.\n",
      ])
  }

  @Test func `a mailbox that is rewritten all the time is given up for now`() throws {
    let path = try scratch.write(Self.one + Self.two, to: "inbox")
    var turn = 0
    #expect(throws: MailboxError.changed(path: path)) {
      try Mbox(path: path).forEachBatch(
        since: SourceProgress(), limits: BatchLimits(messages: 1)
      ) { _ in
        turn += 1
        try rewrite(scratch, Self.one.replacing("First", with: "Turn \(turn)") + Self.two)
      }
    }
    #expect(MailboxError.changed(path: path).isTemporary)
  }

  @Test func `a position survives being stored`() throws {
    let mbox = Mbox(path: try scratch.write(Self.one, to: "inbox"))
    let position = try #require(try mbox.batches().last?.position)
    let stored = try JSONEncoder().encode(position)
    #expect(try JSONDecoder().decode(Position.self, from: stored) == position)
  }
}
