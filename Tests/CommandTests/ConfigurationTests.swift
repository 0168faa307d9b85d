import Foundation
import Intake
import Mail
import Proposals
import Rendering
import Testing

@testable import cfp

/// A configuration that is right, to be spoiled one line at a time.
private let sound = """
  [call]
  name = "Example Conference"
  code-prefix = "EX27"
  addresses = ["cfp@conference.example"]
  deadline = "2027-03-31"
  zone = "AoE"

  [[format]]
  id = "talk"
  minutes = 45

  [[committee]]
  name = "Chair"
  addresses = ["chair@conference.example"]

  [mailbox]
  path = "mail/box"

  [digest]
  every-hours = 12
  unanswered-after-days = 2
  """

/// What reading `text` as a configuration file gives.
///
/// - Parameter tables: Language tables beside it, by name.
private func setup(from text: String, tables: [String: String] = [:]) throws -> Setup {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(
    at: folder.appending(path: "words"), withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, table) in tables {
    try table.write(
      to: folder.appending(path: "words/\(name).txt"), atomically: true, encoding: .utf8)
  }
  let file = folder.appending(path: "cfp.toml")
  try text.write(to: file, atomically: true, encoding: .utf8)
  return try ConfigurationFile(reading: file.path).setup()
}

@Suite struct `A configuration` {
  @Test func `is read into a setup`() throws {
    let setup = try setup(from: sound)
    #expect(setup.call.codePrefix == "EX27")
    #expect(setup.call.formats == [Format(id: "talk", name: "talk", minutes: 45)])
    // The last of March ends on earth when it is noon of the next day in Greenwich.
    #expect(setup.call.deadline?.end == Date(timeIntervalSince1970: 1_806_580_800))
    #expect(setup.mailboxes.count == 1)
    #expect(setup.mailboxes[0].hasSuffix("/mail/box"))
    #expect(setup.acknowledgeSince == nil)
    #expect(setup.from.address == "cfp@conference.example")
    #expect(setup.digest.recipients.map(\.address) == ["chair@conference.example"])
    #expect(setup.digest.hours == 12)
    #expect(setup.digest.patience.missingDays == 7)
    #expect(setup.digest.patience.unansweredDays == 2)
  }

  @Test func `brings the words of its own form and of more languages`() throws {
    let text = """
      [labels]
      title = ["What will you call it?"]
      co-speakers = ["And with you"]
      [languages]
      directory = "words"
      """
    let table = "[label title]\nnaslov\n"
    let call = try setup(from: sound + "\n" + text, tables: ["sl": table]).call
    #expect(call.labels == [.title: ["What will you call it?"], .coSpeakers: ["And with you"]])
    #expect(call.languages == [LanguageTable(language: "sl", text: table)])
  }

  @Test func `names the line of a language table that is wrong`() throws {
    let text = sound + "\n[languages]\ndirectory = \"words\"\n"
    let error = #expect(throws: ConfigurationError.self) {
      try setup(from: text, tables: ["sl": "[label title]\nnaslov\n[label titel]\n"])
    }
    #expect(error?.file.hasSuffix("words/sl.txt") ?? false)
    #expect(error?.line == 3)
    #expect(error?.sentence == "no list is called \"label titel\"")
  }

  @Test func `sets the limits it names and leaves the others`() throws {
    let text = """
      [limits]
      message-octets = 20000
      header-octets = 20001
      header-fields = 200
      parts = 20
      nesting = 5
      comment-depth = 6
      addresses = 300
      html-nodes = 4000
      body-lines = 5000
      seconds = 7
      memory = 128
      """
    let limits = try setup(from: sound + "\n" + text).limits
    var expected = Limits()
    (expected.messageOctets, expected.headerOctets, expected.headerFields) = (20_000, 20_001, 200)
    (expected.parts, expected.nesting, expected.commentDepth) = (20, 5, 6)
    (expected.addresses, expected.htmlNodes, expected.bodyLines) = (300, 4_000, 5_000)
    (expected.seconds, expected.memory) = (7, 128)
    #expect(limits == expected)
    #expect(try setup(from: sound).limits == Limits())
    #expect(try setup(from: sound + "\n[limits]\nparts = 20").limits.nesting == Limits().nesting)
  }

  struct Fault: CustomTestStringConvertible {
    var testDescription: String
    var line: Int?
    var key: String?
    var word: String
    var text: String

    /// The sound configuration with `part` replaced by `other`.
    init(
      _ description: String, _ part: String, _ other: String, line: Int?, key: String?,
      says word: String
    ) {
      testDescription = description
      (self.line, self.key, self.word) = (line, key, word)
      text = sound.replacing(part, with: other)
    }
  }

  @Test(arguments: [
    Fault(
      "an unknown key", "deadline", "deadlin", line: 5, key: "call.deadlin",
      says: "did you mean \"deadline\"?"),
    Fault(
      "an unknown table", "[digest]", "[digestt]", line: 19, key: "digestt",
      says: "did you mean \"digest\"?"),
    Fault(
      "a key of a table of tables", "minutes = 45", "minuts = 45", line: 10,
      key: "format[0].minuts", says: "did you mean \"minutes\"?"),
    Fault(
      "a text where a number belongs", "every-hours = 12", "every-hours = \"12\"", line: 20,
      key: "digest.every-hours", says: "a whole number"),
    Fault(
      "a number out of range", "every-hours = 12", "every-hours = 0", line: 20,
      key: "digest.every-hours", says: "out of range"),
    Fault(
      "a day that no month has", "2027-03-31", "2027-02-30", line: 5, key: "call.deadline",
      says: "not on the calendar"),
    Fault(
      "a date in words", "\"2027-03-31\"", "\"end of March\"", line: 5, key: "call.deadline",
      says: "is no date"),
    Fault(
      "a zone that nobody keeps", "AoE", "Mars/Olympus", line: 6, key: "call.zone",
      says: "is no time zone"),
    Fault(
      "a prefix with a space", "EX27", "EX 27", line: 3, key: "call.code-prefix",
      says: "will not do"),
    Fault(
      "an address without a domain", "cfp@conference.example", "cfp", line: 4,
      key: "call.addresses", says: "is no address"),
    Fault(
      "a missing name", "name = \"Example Conference\"", "", line: 1, key: "call.name",
      says: "is missing"),
    Fault(
      "no mailbox", "[mailbox]\npath = \"mail/box\"", "", line: nil, key: "mailbox",
      says: "is missing"),
    Fault(
      "a limit nobody stays under", "[digest]", "[limits]\nparts = 1\n[digest]", line: 20,
      key: "limits.parts", says: "take 10 to 1000000"),
    Fault(
      "a limit that limits nothing", "[digest]", "[limits]\nseconds = 100000\n[digest]", line: 20,
      key: "limits.seconds", says: "take 1 to 3600"),
    Fault(
      "a limit in words", "[digest]", "[limits]\nmemory = \"much\"\n[digest]", line: 20,
      key: "limits.memory", says: "a whole number"),
    Fault(
      "a limit there is not", "[digest]", "[limits]\nmessage-octet = 1\n[digest]", line: 20,
      key: "limits.message-octet", says: "did you mean \"message-octets\"?"),
    Fault(
      "a label of no field", "[digest]", "[labels]\ntitel = [\"x\"]\n[digest]", line: 20,
      key: "labels.titel", says: "did you mean \"title\"?"),
    Fault(
      "a label of two fields", "[digest]",
      "[labels]\ntitle = [\"Name it\"]\nabstract = [\"name it\"]\n[digest]", line: 20,
      key: "labels.title", says: "is a label of abstract already"),
    Fault(
      "a label that is a sentence and more", "[digest]",
      "[labels]\ntitle = [\"\(String(repeating: "a ", count: 30))\"]\n[digest]", line: 20,
      key: "labels.title", says: "is too long"),
    Fault(
      "a label with its colon", "[digest]", "[labels]\ntitle = [\"Name it:\"]\n[digest]", line: 20,
      key: "labels.title", says: "leave it out"),
    Fault(
      "language tables that are not there", "[digest]",
      "[languages]\ndirectory = \"wörds\"\n[digest]", line: 20, key: "languages.directory",
      says: "cannot be read"),
    Fault(
      "broken syntax", "minutes = 45", "minutes = ", line: 10, key: nil,
      says: "expected value"),
  ])
  func `that is wrong says where and what`(fault: Fault) throws {
    let error = #expect(throws: ConfigurationError.self) { try setup(from: fault.text) }
    #expect(error?.line == fault.line)
    #expect(error?.key == fault.key)
    #expect(error?.sentence.contains(fault.word) ?? false, "\(error?.description ?? "")")
    #expect(error?.description.contains("\n") == false)
  }

  @Test func `that is not there says how to get one`() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationFile(reading: "/nonexistent/cfp.toml")
    }
    #expect(error?.sentence.contains("cfp init") ?? false)
  }
}

@Suite struct `A moment` {
  @Test(arguments: [
    ("2008-04-20", "UTC", 1_208_736_000.0), ("2008-04-20", "AoE", 1_208_779_200),
    ("2008-04-20", "+02:00", 1_208_728_800), ("2008-04-20T18:00", "UTC", 1_208_714_400),
    ("2008-04-20T18:00:30Z", "AoE", 1_208_714_430),
    ("2008-04-20", "Europe/Berlin", 1_208_728_800),
  ])
  func `ends when its day ends in its zone`(text: String, zone: String, seconds: Double) throws {
    let end = try Moment.end(of: text, in: Moment.zone(zone))
    #expect(end == Date(timeIntervalSince1970: seconds))
  }
}
