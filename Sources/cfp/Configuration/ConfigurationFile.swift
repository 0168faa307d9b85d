import Foundation
import Intake
import Mail
import Proposals
import Rendering

/// A call's configuration file, read into a ``Setup``.
struct ConfigurationFile {
  let path: String
  let root: TOMLSection
  private let folder: URL

  /// Reads and parses the file at `path`.
  init(reading path: String) throws(ConfigurationError) {
    let file = URL(filePath: path)
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw ConfigurationError(
        file: path, line: nil, key: nil,
        sentence: FileManager.default.fileExists(atPath: path)
          ? "cannot be read as UTF-8 text; check what it is and who may read it"
          : "is not there; 'cfp init' writes one, --config names another")
    }
    self.path = path
    root = try TOMLSection(parsing: text, from: path)
    folder = file.deletingLastPathComponent()
  }

  /// What the file says, with paths made absolute against its folder.
  func setup() throws(ConfigurationError) -> Setup {
    try root.allow(only: [
      "call", "format", "topic", "committee", "mailbox", "state", "acknowledge", "delivery",
      "digest", "templates", "limits", "labels", "languages", "review", "retention",
    ])
    let zone = try zone()
    let call = try call(zone: zone)
    let mailbox = try mandatory("mailbox")
    try mailbox.allow(only: ["path", "paths", "trusted-hops", "authserv-id"])
    let state = try root.section("state")
    try state?.allow(only: ["directory"])
    let acknowledge = try root.section("acknowledge")
    try acknowledge?.allow(only: [
      "since", "from", "plus-addressing", "per-hour", "per-day", "per-run",
    ])
    let delivery = try self.delivery()
    var setup = Setup(
      call: call,
      mailboxes: try mailboxes(mailbox),
      state: absolute(try state?.string("directory") ?? "state"),
      trustedHops: try mailbox.integer("trusted-hops", in: 0...20) ?? 1,
      authservID: try mailbox.string("authserv-id"),
      answerLimits: try answerLimits(acknowledge, by: delivery),
      limits: try Limits(root.section("limits")),
      acknowledgeSince: try since(acknowledge, zone: zone),
      from: try sender(acknowledge, for: call),
      delivery: delivery,
      digest: try digest(for: call),
      templates: try templates())
    setup.isBlind = try isBlind()
    setup.memberFolders = try memberFolders(for: call)
    setup.hasPlusAddressing = try acknowledge?.bool("plus-addressing") ?? false
    setup.originalDays = try originalDays()
    return setup
  }

  private func originalDays() throws(ConfigurationError) -> Int? {
    let section = try root.section("retention")
    try section?.allow(only: ["originals"])
    return try section?.integer("originals", in: 1...36_500)
  }

  private func mandatory(_ key: String) throws(ConfigurationError) -> TOMLSection {
    guard let section = try root.section(key) else {
      throw root.error(key, "is missing; the file needs a table [\(key)]")
    }
    return section
  }

  func absolute(_ path: String) -> String {
    URL(filePath: path, relativeTo: folder).standardizedFileURL.path
  }

  // MARK: The call

  private func zone() throws(ConfigurationError) -> TimeZone {
    let section = try mandatory("call")
    let name = try section.string("zone") ?? "UTC"
    return try moment("zone", in: section) { () throws(Moment.Unreadable) in
      try Moment.zone(name)
    }
  }

  private func call(zone: TimeZone) throws(ConfigurationError) -> Call {
    let section = try mandatory("call")
    try section.allow(only: [
      "name", "code-prefix", "addresses", "aliases", "deadline", "zone", "grace-minutes", "tags",
      "lists", "expects",
    ])
    let prefix = try section.required("code-prefix")
    guard prefix.wholeMatch(of: #/[A-Za-z][A-Za-z0-9]{0,15}/#) != nil else {
      throw section.error(
        "code-prefix", "\"\(prefix)\" will not do; take up to 16 letters and digits, a letter first"
      )
    }
    let addresses = try section.strings("addresses") ?? []
    guard !addresses.isEmpty else {
      throw section.error("addresses", "is missing; name the addresses proposals are sent to")
    }
    try checkAddresses(addresses, of: "addresses", in: section)
    let aliases = try section.strings("aliases") ?? []
    try checkAddresses(aliases, of: "aliases", in: section)
    var call = Call(
      name: try section.required("name"), codePrefix: prefix, addresses: addresses,
      aliases: aliases, deadline: try deadline(in: section, zone: zone), formats: try formats(),
      topics: try topics(), committee: try committee(),
      tags: try section.strings("tags") ?? [], lists: try section.strings("lists") ?? [])
    if let expects = try section.strings("expects") {
      call.expects = try fields(expects, in: section)
    }
    call.labels = try labels()
    call.languages = try languages()
    return call
  }

  private func deadline(
    in section: TOMLSection, zone: TimeZone
  ) throws(ConfigurationError) -> Deadline? {
    guard let text = try section.moment("deadline") else { return nil }
    let end = try moment("deadline", in: section) { () throws(Moment.Unreadable) in
      try Moment.end(of: text, in: zone)
    }
    let grace = try section.integer("grace-minutes", in: 0...525_600) ?? 0
    return Deadline(end: end, grace: grace * 60)
  }

  private func fields(
    _ names: [String], in section: TOMLSection
  ) throws(ConfigurationError) -> Set<Field> {
    var fields: Set<Field> = []
    for name in names {
      guard let field = Field(rawValue: name) else {
        let known = Field.allCases.map(\.rawValue)
        let hint = known.nearest(to: name).map { "did you mean \"\($0)\"?" }
        throw section.error(
          "expects", "\"\(name)\" is no field; \(hint ?? "known: \(known.joined(separator: ", "))")"
        )
      }
      fields.insert(field)
    }
    return fields
  }

  private func formats() throws(ConfigurationError) -> [Format] {
    var formats: [Format] = []
    for section in try root.sections("format") {
      try section.allow(only: ["id", "name", "minutes", "words"])
      let id = try section.required("id")
      guard !formats.contains(where: { $0.id == id }) else {
        throw section.error("id", "\"\(id)\" is there twice")
      }
      guard let minutes = try section.integer("minutes", in: 1...1440) else {
        throw section.error("minutes", "is missing; say how long a talk of this format is")
      }
      formats.append(
        Format(
          id: id, name: try section.string("name") ?? id, minutes: minutes,
          words: try section.strings("words") ?? []))
    }
    return formats
  }

  private func topics() throws(ConfigurationError) -> [Topic] {
    var topics: [Topic] = []
    for section in try root.sections("topic") {
      try section.allow(only: ["name", "keywords"])
      topics.append(
        Topic(
          name: try section.required("name"), keywords: try section.strings("keywords") ?? []))
    }
    return topics
  }

  // MARK: The rest

  private func mailboxes(_ section: TOMLSection) throws(ConfigurationError) -> [String] {
    let paths = try section.strings("paths") ?? []
    let all = try [section.string("path")].compactMap { $0 } + paths
    guard !all.isEmpty else {
      throw section.error("path", "is missing; name the mbox or Maildir to read")
    }
    return all.map(absolute)
  }

  private func since(
    _ section: TOMLSection?, zone: TimeZone
  ) throws(ConfigurationError) -> Date? {
    guard let section, let text = try section.moment("since") else { return nil }
    return try moment("since", in: section) { () throws(Moment.Unreadable) in
      try Moment.start(of: text, in: zone)
    }
  }

  /// How many acknowledgements may go out, and to whom `delivery` can send.
  private func answerLimits(
    _ section: TOMLSection?, by delivery: Setup.Delivery
  ) throws(ConfigurationError) -> Answer.Context.Limits {
    var limits = Answer.Context.Limits()
    limits.perHour = try section?.integer("per-hour", in: 1...1_000) ?? limits.perHour
    limits.perDay = try section?.integer("per-day", in: 1...10_000) ?? limits.perDay
    limits.perRun = try section?.integer("per-run", in: 1...1_000_000) ?? limits.perRun
    if case .sendmail = delivery.carrier { limits.hasSMTPUTF8 = false }
    return limits
  }

  private func sender(
    _ section: TOMLSection?, for call: Call
  ) throws(ConfigurationError) -> Address {
    let address = try section?.string("from") ?? call.addresses[0]
    if let section { try checkAddresses([address], of: "from", in: section) }
    return Address(name: call.name, address: address)
  }

  private func digest(for call: Call) throws(ConfigurationError) -> Setup.DigestSchedule {
    let section = try root.section("digest")
    try section?.allow(only: ["to", "every-hours", "missing-after-days", "unanswered-after-days"])
    let named = try section?.strings("to")
    if let section, let named { try checkAddresses(named, of: "to", in: section) }
    let recipients =
      named.map { $0.map { Address(address: $0) } }
      ?? call.committee.compactMap { member in
        member.addresses.first.map { Address(name: member.name, address: $0) }
      }
    var schedule = Setup.DigestSchedule(
      recipients: recipients, hours: try section?.integer("every-hours", in: 1...8760) ?? 24)
    if let days = try section?.integer("missing-after-days", in: 0...3_650) {
      schedule.patience.missingDays = days
    }
    if let days = try section?.integer("unanswered-after-days", in: 0...3_650) {
      schedule.patience.unansweredDays = days
    }
    return schedule
  }

  /// The templates in the configured folder, by name, in place of the built-in ones.
  private func templates() throws(ConfigurationError) -> Setup.TemplateFolder? {
    guard let section = try root.section("templates") else { return nil }
    let (path, files) = try texts(in: section, ending: "mustache")
    return Setup.TemplateFolder(
      path: path, texts: Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first })
  }

  func checkAddresses(
    _ addresses: [String], of key: String, in section: TOMLSection
  ) throws(ConfigurationError) {
    for address in addresses where address.wholeMatch(of: #/[^\s@<>",;]+@[^\s@<>",;]+/#) == nil {
      throw section.error(key, "\"\(address)\" is no address; write it as user@example.org")
    }
  }

  /// Runs `read`, and turns what it finds unreadable into an error about `key`.
  private func moment<Value>(
    _ key: String, in section: TOMLSection, _ read: () throws(Moment.Unreadable) -> Value
  ) throws(ConfigurationError) -> Value {
    do {
      return try read()
    } catch {
      throw section.error(key, error.sentence)
    }
  }
}
