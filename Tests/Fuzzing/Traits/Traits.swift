import Foundation
import Mail
@testable import Proposals

/// Prints what `Tests/learn-roles` and `Tests/learn-odds` learn from: messages, their sentences, the names
/// the lengths of time and the words for formats in them, with their traits.
///
/// `traits CALL FILE…` prints a line of JSON for each; CALL is a configuration as JSON.
@main struct Traits {
  private struct Configuration: Decodable {
    struct Event: Decodable {
      var name: String
      var addresses: [String]
      var tags: [String]?
    }
    struct Slot: Decodable {
      var id: String
      var name: String
      var minutes: Int
      var words: [String]?
    }
    struct Area: Decodable {
      var name: String
      var keywords: [String]?
    }
    var call: Event
    var format: [Slot]?
    var topic: [Area]?
  }

  private struct Letter: Encodable {
    var file: String
    var texts: [Text]
    var traits: [String]
  }

  private struct Text: Encodable {
    var sentences: [Sentence]
    var names: [Name]
    var people: [Name]
    var lengths: [Length]
    var formats: [Mention]
  }

  private struct Mention: Encodable {
    var format: String
    var traits: [String]
  }

  private struct Length: Encodable {
    var minutes: Int
    var traits: [String]
  }

  private struct Name: Encodable {
    var name: String
    var traits: [String]
  }

  private struct Sentence: Encodable {
    var text: String
    var opensParagraph: Bool
    var traits: [String]
  }

  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard let configuration = paths.first else { exit(64) }
    let call = try call(Data(contentsOf: URL(filePath: configuration)))
    let vocabulary = try Vocabulary(for: call)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    for path in paths.dropFirst() {
      let message = Message(parsing: [UInt8](try Data(contentsOf: URL(filePath: path))))
      let own = Manuscript(ownWordsOf: message, author: message.writer, for: call, in: vocabulary)
      let texts = [own] + Manuscript.enclosed(in: message, own: own, for: call, in: vocabulary)
      let letter = Letter(
        file: path,
        texts: texts.map { text in
          let reader = Reader(text, for: call, in: vocabulary)
          let findings = reader.findings()
          let beside = LetterNames(besideTextOf: reader.withPeople(findings), reader)
          let refined = reader.refined(findings)
          let named = LetterNames(
            peopleOf: refined, reader, besides: text.writer(in: vocabulary))
          let around = Surroundings(
            reader.letter, of: reader.sheet, refined.first?.prose.setting.roles)
          let times = LetterLengths(in: refined, around, reader)
          let kinds = LetterFormats(in: refined, around, reader)
          return Text(
            sentences: sentences(of: text),
            names: beside.names.map { name in
              Name(name: name.name, traits: traits { beside.forEachTrait(of: name, $0) })
            },
            people: named.names.map { name in
              Name(name: name.name, traits: traits { named.forEachTrait(ofPerson: name, $0) })
            },
            lengths: times.lengths.map { length in
              Length(
                minutes: length.minutes, traits: traits { times.forEachTrait(of: length, $0) })
            },
            formats: kinds.mentions.map { mention in
              Mention(
                format: call.formats[mention.format].id,
                traits: traits { kinds.forEachTrait(of: mention, $0) })
            })
        }, traits: traits { evidence(message, own, call, vocabulary).forEachTrait($0) })
      print(String(decoding: try encoder.encode(letter), as: UTF8.self))
    }
  }

  private static func evidence(
    _ message: Message, _ own: Manuscript, _ call: Call, _ vocabulary: Vocabulary
  ) -> Evidence {
    var evidence = Evidence(
      of: message, sender: message.writer, recipients: message.recipients, namingCode: false,
      own: own, for: call)
    evidence.findings = Reader(own, for: call, in: vocabulary).findings()
    return evidence
  }

  private static func call(_ json: Data) throws -> Call {
    let wanted = try JSONDecoder().decode(Configuration.self, from: json)
    return Call(
      name: wanted.call.name, codePrefix: "X", addresses: wanted.call.addresses,
      formats: (wanted.format ?? []).map { format in
        Format(
          id: format.id, name: format.name, minutes: format.minutes, words: format.words ?? [])
      },
      topics: (wanted.topic ?? []).map { Topic(name: $0.name, keywords: $0.keywords ?? []) },
      tags: wanted.call.tags ?? [])
  }

  /// A name without accents, for words with and without them are one trait.
  private static func plain(_ name: String) -> String {
    name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  private static func called(_ trait: Trait, _ name: String) -> String {
    let plain = plain(name)
    return Trait(name: plain)?.hash == trait.hash ? plain : name
  }

  private static func traits(_ forEachTrait: ((Trait, () -> String) -> Void) -> Void) -> [String] {
    var traits: [String] = []
    forEachTrait { traits.append(called($0, $1())) }
    return traits
  }

  private static func sentences(of text: Manuscript) -> [Sentence] {
    let letter = LetterSentences(text, Outline(text.sheet, lines: text.letter.body))
    return letter.sentences.map { sentence in
      Sentence(
        text: text.sheet.line(of: sentence.words), opensParagraph: sentence.opensParagraph,
        traits: traits { letter.forEachTrait(of: sentence, $0) })
    }
  }
}
