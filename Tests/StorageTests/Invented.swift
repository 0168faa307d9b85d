import Foundation
import GRDB
import Mail
import Proposals

@testable import Storage

/// Invented mail for the tests of this folder.
enum Invented {
  static let call = Call(
    name: "Example Forum", codePrefix: "EX", addresses: ["talks@forum.example"],
    deadline: Deadline(end: Date(timeIntervalSince1970: 2_000_000)))
  static let noon = Date(timeIntervalSince1970: 1_000_000)
  static let ada = Address(name: "Ada Quill", address: "ada@example.org")
  static let bela = Address(name: "Bela Morrow", address: "bela@example.net")

  static let tracing = Proposal(
    title: "Tracing without tears",
    abstract: "Spans and links, and what to do with them when nobody looks at a dashboard.")
  static let clocks = Proposal(
    title: "Clocks that disagree",
    abstract: "Every guest has a clock of its own, and a few of them are even right.")

  /// A digest that stands for octets.
  static func digest(_ seed: String) -> Digest {
    var octets = Array(seed.utf8.prefix(32))
    octets += [UInt8](repeating: 0, count: 32 - octets.count)
    return Digest(octets: octets)
  }

  /// A mail called `id`, read; a proposal where it has one.
  static func draft(
    _ id: String, from sender: Address = ada, subject: String = "Talk",
    _ proposals: [Proposal] = [],
    replyingTo: [String] = [], kind: Draft.Kind? = nil, text: String = "",
    after seconds: Double = 0, obstacle: String? = nil
  ) -> Draft {
    Draft(
      identity: Identity(digest: digest("d-" + id), delivery: digest("v-" + id)),
      messageID: MessageID(id + "@example.org"),
      replyingTo: replyingTo.map { MessageID($0 + "@example.org") }, subject: subject,
      sender: sender, replyAddress: sender.address,
      recipients: [Address(address: "talks@forum.example")],
      received: ReceivedTime(noon.addingTimeInterval(seconds), witness: .received),
      kind: kind ?? (proposals.isEmpty ? .reply : .proposal), proposals: proposals, ownText: text,
      contentDigest: text.isEmpty ? nil : digest("c-" + text),
      obstacle: obstacle.map { Obstacle($0) })
  }

  /// The mail that ``draft(_:from:subject:_:replyingTo:kind:text:after:obstacle:)`` reads.
  static func arrival(_ draft: Draft, name: String? = nil) -> Arrival {
    Arrival(
      draft: draft, octets: MessageOctets(Array("Subject: \(draft.subject)\n\nText\n".utf8)),
      source: "inbox#1", uniqueName: name)
  }

  /// A mailbox with one message for each outcome, and for each table of the record.
  static let mailbox: [Draft] = [
    draft("first", [tracing], text: "tracing"),
    draft(
      "second", from: bela,
      [
        tracing.with(
          abstract:
            "Spans and links, and what to do with them when nobody looks at a dashboard. Again.")
      ]),
    draft("reply", replyingTo: ["first"], text: "When will you decide?"),
    draft(
      "revision",
      [tracing.with(abstract: "Spans and links, and what to do with them when everybody looks.")],
      replyingTo: ["first"]),
    draft("copy", from: bela, [tracing]),
    draft("withdrawal", subject: "Re: Talk", replyingTo: ["first"], kind: .withdrawal),
    draft("away", kind: .automatic),
    draft("spam", from: Address(address: "win@example.com"), kind: .other, text: "You won"),
    draft("broken", kind: .other, obstacle: "Its text is encrypted."),
  ]
}

extension Proposal {
  /// The proposal with another abstract.
  func with(abstract: String) -> Proposal {
    var changed = self
    changed.abstract = abstract
    return changed
  }
}

extension Store {
  /// Has each change of a kind (`INSERT`) to a table fail, until the trigger `fault` is dropped.
  func failAt(_ operation: String, on table: String) throws {
    try self.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER fault BEFORE \(operation) ON \(table)
          BEGIN SELECT RAISE(ABORT, 'fault'); END
          """)
    }
  }
}
