import Proposals

extension Submission {
  /// Its speakers, each by name, else by address.
  var speakerNames: [String] { proposal.speakers.compactMap { $0.name ?? $0.email } }

  /// Its speakers in one line.
  var speakersShown: String { MailLanguage.english.list(speakerNames) }

  /// Its title, or that it has none.
  var titleShown: String { proposal.titleShown }

  /// `late by 3 hours`; `nil` where it came in time.
  var lateness: String? { MailLanguage.english.lateness(seconds: late) }

  /// What the call expects and the submission does not say, in words.
  func missing(for call: Call) -> [String] {
    proposal.missing(for: call).map { MailLanguage.english.name(of: $0) }
  }

  /// The fields that the message with the ledger number `message` changed.
  func changes(by message: Int) -> [Field] {
    steps.first { $0.revision.message == message }.map { $0.revision.changes(since: $0.before) }
      ?? []
  }
}

extension Brief {
  /// Its speakers in one line.
  var speakersShown: String { MailLanguage.english.list(speakers.compactMap(\.self)) }

  /// Its title, or that it has none.
  var titleShown: String { title ?? "(no title)" }

  /// `late by 3 hours`; `nil` where it came in time.
  var lateness: String? { MailLanguage.english.lateness(seconds: late) }

  /// What the call expects and the submission does not say, in words.
  func missingShown(for call: Call) -> [String] {
    missing(for: call).map { MailLanguage.english.name(of: $0.field) }
  }
}

extension Proposal {
  /// Its title, or that it has none.
  var titleShown: String { title ?? "(no title)" }
}

extension Submission.Revision {
  /// `message 3`, or `edited by the committee`.
  var origin: String { message.map { "message \($0)" } ?? "edited by the committee" }

  /// The fields that differ from what stood before; none where nothing did.
  func changes(since before: Proposal?) -> [Field] {
    before.map { proposal.changes(since: $0) } ?? []
  }
}

extension Submission.Resemblance {
  /// The score in hundredths.
  var percent: Int { Int((score * 100).rounded()) }
}

extension MailLanguage {
  /// `late by 3 hours`; `nil` where `seconds` is 0.
  func lateness(seconds: Int) -> String? {
    seconds > 0 ? "late by \(duration(seconds: seconds))" : nil
  }
}
