import Mail
import Proposals
import struct Foundation.Date

extension DigestContents {
  typealias Section = (heading: String, entries: [DigestView.Entry])

  /// What a digest lists: what came, then what needs a person, the most urgent first; some sections
  /// may be empty.
  var sections: [Section] {
    news
      + needs.map { matter, entries in
        (matter.digestHeading(patience), entries.map { DigestView.Entry($0, at: now) })
      } + [("Not acknowledged", unacknowledged)]
  }

  private var news: [Section] {
    let late = lateCodes
    let new = submissions(with: .new)
    return [
      ("New submissions", new.filter { !late.contains($0.code) }.map(\.entry)),
      ("Late submissions", new.filter { late.contains($0.code) }.map(\.entry)),
      ("Revised submissions", submissions(with: .revision).map(\.entry)),
      ("Withdrawn submissions", submissions(with: .withdrawal).map(\.entry)),
      ("Questions and comments about submissions", entries(questions)),
      ("Other mail from people", entries(lines(.unrelated).filter { !ours.contains($0.number) })),
    ]
  }

  /// What the digest lists that needs a person.
  ///
  /// How late something is, is told when it comes.
  var needs: [(matter: Attention.Matter, entries: [Attention.Entry])] {
    Attention.Matter.allCases.filter { $0 != .late }.map { ($0, needing($0)) }
  }

  /// The ledger's lines of messages that came to this.
  func lines(_ outcome: Outcome) -> [LedgerLine] {
    ledger.filter { $0.current == outcome }
  }

  /// The submissions that came after the deadline.
  var lateCodes: Set<SubmissionCode> { Set(submissions.filter { $0.late > 0 }.map(\.code)) }

  /// What people wrote about submissions, as far as it does not stand under what needs a person.
  var questions: [LedgerLine] {
    let told = Set(needs.flatMap(\.entries).compactMap(\.message)).union(ours)
    return lines(.followUp).filter { !told.contains($0.number) }
  }

  private func entries(_ lines: [LedgerLine]) -> [DigestView.Entry] {
    lines.map { DigestView.Entry($0, remark: $0.evidence, isBlind: isBlind) }
  }

  /// One entry a submission, however many mails there were about it.
  private func submissions(
    with outcome: Outcome
  ) -> [(code: SubmissionCode, entry: DigestView.Entry)] {
    let lines = lines(outcome)
    let byCode = submissions.byCode
    let about = Dictionary(
      grouping: lines.flatMap { line in
        line.submissions.map { (code: $0, line: line) }
      }
    ) { $0.code }
    return lines.codes.flatMap { code in
      let about = about[code, default: []].map(\.line)
      guard let submission = byCode[code] else {
        return about.map {
          (code, DigestView.Entry($0, code: code, remark: $0.evidence, isBlind: isBlind))
        }
      }
      let remark = submission.remark(on: about, outcome, for: call)
      return [(code, DigestView.Entry(Attention.Entry(submission, remark: remark), at: now))]
    }
  }

  /// One entry a reason, in the order of their first mails, then one for all of machines' mail.
  ///
  /// Reasons name people: where those are hidden, the mails are counted.
  private var unacknowledged: [DigestView.Entry] {
    let silent = ledger.filter { $0.answer == .none }
    let people = silent.filter { $0.current != .automatic }
    let machines = silent.count - people.count
    var reasons: [String] = []
    var lines: [String: [LedgerLine]] = [:]
    for line in people {
      let reason = isBlind ? "Why, “cfp ledger” says." : line.why ?? "no reason on record"
      if lines[reason] == nil { reasons.append(reason) }
      lines[reason, default: []].append(line)
    }
    return reasons.map { DigestView.Entry(reason: $0, lines: lines[$0] ?? [], isBlind: isBlind) }
      + (machines > 0
        ? [DigestView.Entry(mails: machines, "Machines wrote them, and machines get no answer.")]
        : [])
  }
}

extension [LedgerLine] {
  /// The submissions that the lines name, each once, in the order of their first lines.
  var codes: [SubmissionCode] {
    var seen: Set<SubmissionCode> = []
    return flatMap(\.submissions).filter { seen.insert($0).inserted }
  }
}

extension Submission {
  /// What there is to say of what `lines` brought.
  fileprivate func remark(
    on lines: [LedgerLine], _ outcome: Outcome, for call: Call
  ) -> String {
    var remarks: [String] = []
    if state == .withdrawn, outcome != .withdrawal { remarks.append("withdrawn since") }
    if outcome == .new, let lateness { remarks.append(lateness) }
    if outcome == .new, state != .withdrawn, case let missing = missingShown(for: call),
      !missing.isEmpty
    {
      remarks.append(missing)
    }
    if outcome == .revision {
      let changed = Set(lines.flatMap { changes(by: $0.number) })
      let names = Field.allCases.filter(changed.contains).map { MailLanguage.english.name(of: $0) }
      if !names.isEmpty { remarks.append("changed: " + names.joined(separator: ", ")) }
      let late = lines.map { call.deadline?.lateness(of: $0.received.time) ?? 0 }.max() ?? 0
      MailLanguage.english.lateness(seconds: late).map { remarks.append($0) }
    }
    return remarks.joined(separator: "; ")
  }
}

extension Attention.Matter {
  /// The heading over it in a digest.
  fileprivate func digestHeading(_ patience: DigestContents.Patience) -> String {
    switch self {
    case .aside: "Set aside: could not be read"
    case .unanswered: heading + Self.days(patience.unansweredDays)
    case .missing: heading + Self.days(patience.missingDays)
    default: heading
    }
  }

  private static func days(_ count: Int) -> String {
    count > 0 ? " for \(MailLanguage.english.duration(seconds: count * 86_400))" : ""
  }
}

extension DigestView.Entry {
  /// What needs a person, with how long it has waited at `now`.
  fileprivate init(_ entry: Attention.Entry, at now: Date) {
    let days = entry.since.map { Int(now.timeIntervalSince($0) / 86_400) } ?? 0
    let wait = days > 0 ? "for \(MailLanguage.english.duration(seconds: days * 86_400))" : ""
    code = PlainText(line: entry.codes.map(\.description).joined(separator: ", "))
    who = PlainText(line: entry.who, columns: 80)
    what = PlainText(
      line: entry.what.isEmpty ? "message \(entry.message ?? 0)" : entry.what, columns: 160)
    // The remark may be a sentence.
    let remark = wait.isEmpty ? entry.remark : entry.remark.withoutFullStop
    self.remark = PlainText(line: [remark, wait].filter { !$0.isEmpty }.joined(separator: "; "))
  }

  fileprivate init(
    _ line: LedgerLine, code: SubmissionCode? = nil, remark: String, isBlind: Bool
  ) {
    let codes = code.map { [$0] } ?? line.submissions
    self.code = PlainText(line: codes.map(\.description).joined(separator: ", "))
    who = PlainText(line: isBlind ? "" : line.senderShown, columns: 80)
    what = PlainText(line: isBlind ? "message \(line.number)" : line.subjectShown, columns: 160)
    self.remark = PlainText(line: remark)
  }

  /// How many mails one reason kept from being acknowledged, and whose the first few were.
  fileprivate init(reason: String, lines: [LedgerLine], isBlind: Bool) {
    let senders =
      isBlind ? [] : lines.prefix(3).map { PlainText(line: $0.senderName, columns: 40).text }
    let names = senders + (senders.count < lines.count && !isBlind ? ["…"] : [])
    self.init(mails: lines.count, reason, remark: names.joined(separator: ", "))
  }

  fileprivate init(mails count: Int, _ reason: String, remark: String = "") {
    code = PlainText(line: "\(count) " + (count == 1 ? "mail" : "mails"))
    who = PlainText(line: "")
    what = PlainText(line: reason)
    self.remark = PlainText(line: remark)
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
