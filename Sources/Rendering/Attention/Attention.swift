import Mail
import Proposals
import struct Foundation.Date

/// What needs a person, told by the committee's digest and by its site alike.
///
/// Where it is blind, it holds nothing of who anybody is.
struct Attention: Sendable {
  /// What a person has to look into, the most urgent first.
  enum Matter: String, CaseIterable, Sendable {
    case aside, returned, uncertain, unsent, forged, strangers, unanswered, alike, missing, late
  }

  /// A submission, a pair of them, a message or a mail that needs a person.
  struct Entry: Sendable {
    var codes: [SubmissionCode] = []
    /// A message's ledger number.
    var message: Int?
    var who = ""
    /// Empty for a message where people are hidden.
    var what = ""
    var remark = ""
    /// When it came; `nil` where that is of no matter.
    var came: Date?
    /// Since when nobody has done what is waited for; `nil` where that may be any time.
    var since: Date?
  }

  /// What there is of each matter; some have nothing.
  let entries: [Matter: [Entry]]
  /// Mail about submissions that waits for a person, by ledger number.
  let waiting: [Int: Waiting]

  /// What needs a person about `submissions`, `setAside` messages, and mails with `troubles`.
  init(
    submissions: [Submission], setAside: [LedgerLine], troubles: [OwedMail], for call: Call,
    isBlind: Bool
  ) {
    let lines = Dictionary(submissions.flatMap(\.messages).map { ($0.number, $0) }) { $1 }
    self.init(
      briefs: submissions.map { Brief($0, for: call) },
      ledger: lines.values.sorted { $0.number < $1.number }, setAside: setAside,
      troubles: troubles, for: call, isBlind: isBlind)
  }

  /// What needs a person about submissions and the lines of the ledger about them, `setAside`
  /// messages, and mails with `troubles`.
  init(
    briefs: [Brief], ledger: [LedgerLine], setAside: [LedgerLine], troubles: [OwedMail],
    for call: Call, isBlind: Bool
  ) {
    // Who is a stranger was asked before the people are taken out.
    let waiting = Waiting.mail(about: briefs)
    let standing = briefs.filter { $0.state != .withdrawn }.map { isBlind ? $0.anonymised : $0 }
    let mails = isBlind ? troubles.map(\.anonymised) : troubles
    let shownCall = isBlind ? call.anonymised : call
    func messages(_ lines: [LedgerLine]) -> [Entry] {
      lines.map { Entry(isBlind ? $0.anonymised : $0, isBlind: isBlind) }
    }
    func messages(_ reason: Waiting) -> [Entry] {
      messages(ledger.filter { waiting[$0.number] == reason })
    }
    self.waiting = waiting
    entries = [
      .aside: messages(setAside),
      .returned: mails.filter { $0.bounce != nil }.map { Entry($0) },
      .uncertain: mails.filter { $0.bounce == nil && $0.state == .uncertain }.map { Entry($0) },
      .unsent: mails.filter { $0.bounce == nil && $0.state != .uncertain }.map { Entry($0) },
      .forged: messages(.forged),
      .strangers: messages(.stranger),
      .unanswered: messages(.unanswered).map { entry in
        var entry = entry
        entry.since = entry.came
        return entry
      },
      .alike: Entry.pairs(of: standing),
      .missing: standing.compactMap { Entry(missingFrom: $0, for: shownCall) },
      .late: standing.compactMap { brief in brief.lateness.map { Entry(brief, remark: $0) } },
    ]
  }
}

extension Attention.Matter {
  /// The heading over it.
  var heading: String {
    switch self {
    case .aside: "Set aside"
    case .returned: "Mail that came back"
    case .uncertain: "Mail that may or may not have gone out"
    case .unsent: "Mail that did not go out"
    case .forged: "Mail whose sender was not authenticated"
    case .strangers: "Codes used by strangers"
    case .unanswered: "Questions and comments without an answer"
    case .alike: "Submissions that resemble each other"
    case .missing: "Submissions with something missing"
    case .late: "Late submissions"
    }
  }

  /// What a person can do about it.
  var advice: String {
    switch self {
    case .aside: "These messages could not be read; their octets are kept."
    case .returned:
      "No more goes to these addresses. “cfp outbox retry” says that one is good, and sends again."
    case .uncertain, .unsent:
      "“cfp outbox retry” sends a mail again; first see whether it arrived."
    case .forged:
      "The mail server says that the address is forged. “cfp answered” says that it is dealt with."
    case .strangers: "Somebody else wrote about a submission: nothing was changed by it."
    case .unanswered: "The mailbox shows no answer of the committee to these."
    case .alike:
      "One talk sent twice, or two talks? Different people are never taken for one."
    case .missing: "What the call expects and nobody said."
    case .late: "Received after the deadline; the committee decides."
    }
  }
}

extension Waiting {
  /// Why a person should look, in a sentence.
  var shown: String {
    switch self {
    case .unanswered: "No answer of the committee is in the mailbox."
    case .stranger:
      "From somebody who has nothing to do with this submission, as far as is known."
    case .forged: "Its sender was not authenticated, by what the mail server says."
    }
  }
}
