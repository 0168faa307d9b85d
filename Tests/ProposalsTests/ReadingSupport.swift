import Foundation
import Mail
import Testing

@testable import Proposals

/// The invented call that the reading tests read for.
enum Sample {
  static let call = Call(
    name: "Pond Days 2031", codePrefix: "POND31", addresses: ["talks@pond.example"],
    formats: [
      Format(id: "long", name: "long talk", minutes: 40, words: ["full talk"]),
      Format(id: "short", name: "short talk", minutes: 20),
    ],
    topics: [
      Topic(name: "water quality", keywords: ["algae"]), Topic(name: "fish"),
    ],
    committee: [Member(name: "Olga Reed", addresses: ["olga@pond.example"])],
    tags: ["Pond Days", "Ponds"], lists: ["pond-talk@lists.example.org"])

  /// A mail from Ada Frog to the call, with these fields and this text.
  static func mail(
    _ text: String, subject: String = "Talk proposal", from: String = "Ada Frog <ada@example.org>",
    fields: [String] = []
  ) -> Message {
    var lines = ["From: \(from)", "Subject: \(subject)", "Message-ID: <1@example.org>"]
    if !fields.contains(where: { $0.hasPrefix("To:") }) { lines.append("To: talks@pond.example") }
    lines += fields
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", text, ""]
    return Message(parsing: Array(lines.joined(separator: "\r\n").utf8))
  }

  /// The built-in words.
  static let vocabulary = vocabulary(for: call)

  /// The words of a call's proposals.
  static func vocabulary(for call: Call) -> Vocabulary {
    do {
      return try Vocabulary(for: call)
    } catch {
      preconditionFailure("line \(error.line): \(error.sentence)")
    }
  }

  /// A reader of a message's own words.
  static func reader(of message: Message) -> Reader {
    Reader(
      Manuscript(ownWordsOf: message, author: message.writer, for: call, in: vocabulary),
      for: call, in: vocabulary)
  }

  /// The draft of a message for a call.
  static func draft(
    _ message: Message, for call: Call = call, in vocabulary: Vocabulary = vocabulary
  ) -> Draft {
    let digest = Digest(of: [])
    return Draft(
      reading: message, identity: Identity(digest: digest, delivery: digest),
      received: ReceivedTime(Date(timeIntervalSince1970: 0), witness: .run), for: call,
      in: vocabulary)
  }

  /// A mail that proposes a talk about ducks, with a remark below its text.
  static func mail(withRemark remark: String) -> Message {
    mail("Hi,\n\nWhy ducks dive\n\n\(`Reading loose letters`.ducks)\n\n\(remark)\n\nAda")
  }

  /// What is read in a mail with a remark below its text.
  static func proposals(withRemark remark: String) -> [Proposal] {
    draft(mail(withRemark: remark)).proposals
  }

  /// A reader of a message's own words, the talks that it finds, and what stands around their words.
  static func letter(of message: Message) -> (Reader, [Finding], Surroundings) {
    let reader = reader(of: message)
    let findings = reader.refined(reader.findings())
    let roles = findings.first?.prose.setting.roles
    return (reader, findings, Surroundings(reader.letter, of: reader.sheet, roles))
  }

  /// The draft of a mail with this text.
  static func draft(
    _ text: String, subject: String = "Talk proposal", from: String = "Ada Frog <ada@example.org>",
    fields: [String] = []
  ) -> Draft {
    draft(mail(text, subject: subject, from: from, fields: fields))
  }
}

/// Compares what was read of a letter with what the example wants.
func compare(_ draft: Draft, _ example: `Reading loose letters`.Example) {
  #expect(draft.proposals.map(\.title) == example.wanted.map(\.title))
  #expect(draft.proposals.map(\.abstract) == example.wanted.map(\.abstract))
  #expect(draft.proposals.map(\.speakers) == example.wanted.map(\.speakers))
  #expect(draft.proposals.map(\.format) == example.wanted.map(\.format))
}

/// The names of some traits, each of which has to be the trait's own.
func traitNames(_ forEachTrait: ((Proposals.Trait, () -> String) -> Void) -> Void) -> Set<String> {
  var names: Set<String> = []
  forEachTrait { trait, name in
    names.insert(name())
    #expect(Trait(name: name())?.hash == trait.hash, "\(name())")
  }
  return names
}
