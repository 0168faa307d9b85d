import Mail
import Proposals

extension DigestContents {
  typealias Section = (heading: String, entries: [DigestView.Entry])

  /// What a digest lists, the most urgent first; some sections may be empty.
  func sections(for call: Call) -> [Section] {
    [
      ("Set aside: could not be read, a person must look", entries(.setAside)),
      ("Mails that did not go out", troubles.map(DigestView.Entry.init)),
      ("Questions and comments about submissions", entries(.followUp)),
      ("New submissions", submissions(with: .new)),
      ("Revised submissions", submissions(with: .revision)),
      ("Withdrawn submissions", submissions(with: .withdrawal)),
      ("Submissions that resemble another", resembling),
      ("Submissions with something missing", incomplete(for: call)),
      ("Other mail from people", entries(.unrelated)),
      ("Not acknowledged", isBlind ? [] : unacknowledged),
    ]
  }

  private func lines(_ outcome: Outcome) -> [LedgerLine] {
    ledger.filter { $0.current == outcome }
  }

  private func entries(_ outcome: Outcome) -> [DigestView.Entry] {
    lines(outcome).map { DigestView.Entry($0, remark: $0.evidence, isBlind: isBlind) }
  }

  /// One entry a submission, however many mails there were about it.
  private func submissions(with outcome: Outcome) -> [DigestView.Entry] {
    let lines = lines(outcome)
    let byCode = Dictionary(submissions.map { ($0.code, $0) }) { first, _ in first }
    let about = Dictionary(
      grouping: lines.flatMap { line in
        line.submissions.map { (code: $0, line: line) }
      }
    ) { $0.code }
    return lines.codes.flatMap { code -> [DigestView.Entry] in
      let about = about[code, default: []].map(\.line)
      guard let submission = byCode[code] else {
        return about.map {
          DigestView.Entry($0, code: code, remark: $0.evidence, isBlind: isBlind)
        }
      }
      return [DigestView.Entry(submission, remark: submission.remark(on: about, outcome))]
    }
  }

  private var standing: [Submission] { submissions.filter { $0.state != .withdrawn } }

  private var resembling: [DigestView.Entry] {
    standing.filter { !$0.resembles.isEmpty }.map { submission in
      let others = submission.resembles.map { "\($0.code), \($0.percent) %" }
      return DigestView.Entry(submission, remark: others.joined(separator: "; "))
    }
  }

  private func incomplete(for call: Call) -> [DigestView.Entry] {
    standing.compactMap { submission in
      let missing: [String] = submission.missing(for: call)
      guard !missing.isEmpty else { return nil }
      return DigestView.Entry(submission, remark: missing.joined(separator: ", "))
    }
  }

  /// One entry a reason, in the order of their first mails.
  private var unacknowledged: [DigestView.Entry] {
    var reasons: [String] = []
    var lines: [String: [LedgerLine]] = [:]
    for line in ledger where line.answer == .none {
      let reason = line.why ?? "no reason on record"
      if lines[reason] == nil { reasons.append(reason) }
      lines[reason, default: []].append(line)
    }
    return reasons.map { DigestView.Entry(reason: $0, lines: lines[$0] ?? []) }
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
  fileprivate func remark(on lines: [LedgerLine], _ outcome: Outcome) -> String {
    var remarks: [String] = []
    if state == .withdrawn, outcome != .withdrawal { remarks.append("withdrawn since") }
    if outcome == .new, let lateness { remarks.append(lateness) }
    if outcome == .revision {
      let changed = Set(lines.flatMap { changes(by: $0.number) })
      let names = Field.allCases.filter(changed.contains).map { MailLanguage.english.name(of: $0) }
      if !names.isEmpty { remarks.append("changed: " + names.joined(separator: ", ")) }
    }
    return remarks.joined(separator: "; ")
  }
}

extension DigestView.Entry {
  fileprivate init(_ submission: Submission, remark: String) {
    code = PlainText(line: submission.code.description)
    who = PlainText(line: submission.speakersShown, columns: 80)
    what = PlainText(line: submission.titleShown, columns: 160)
    self.remark = PlainText(line: remark)
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

  fileprivate init(_ mail: OwedMail) {
    code = PlainText(line: "mail \(mail.id)")
    who = PlainText(line: mail.recipients.joined(separator: ", "), columns: 80)
    what = PlainText(line: "\(mail.kind), \(mail.state.rawValue)")
    remark = PlainText(line: mail.trouble ?? "")
  }

  /// How many mails one reason kept from being acknowledged, and whose the first few were.
  fileprivate init(reason: String, lines: [LedgerLine]) {
    let senders = lines.prefix(3).map { PlainText(line: $0.senderName, columns: 40).text }
    code = PlainText(line: "\(lines.count) " + (lines.count == 1 ? "mail" : "mails"))
    who = PlainText(line: "")
    what = PlainText(line: reason)
    remark = PlainText(
      line: senders.joined(separator: ", ") + (lines.count > senders.count ? ", …" : ""))
  }
}
