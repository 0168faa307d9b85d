import Mail
public import Proposals
public import struct Foundation.Date

/// All submissions as one JSON document, which `export.schema.json` describes.
public struct ExportJSON: Encodable {
  /// The version of the document's form: a reader of one version can read each later one of
  /// the same number.
  public static let version = 1

  private let call: Call
  private let submissions: [Submission]
  private let now: Date
  private let isBlind: Bool

  /// The export of `submissions` at `now`; where it is blind, it holds nothing of who anybody is.
  public init(of submissions: [Submission], for call: Call, at now: Date, isBlind: Bool = false) {
    self.call = isBlind ? call.anonymised : call
    self.submissions = isBlind ? submissions.map(\.anonymised) : submissions
    self.now = now
    self.isBlind = isBlind
  }

  /// What stands in the document's line before its submissions, and what behind them, where it is an
  /// export of none.
  ///
  /// With a ``line(of:)`` for each between them, and commas between those, it is the line of the
  /// export of them all, which takes much more memory to write at once.
  public func frame() throws -> (head: String, tail: String) {
    let line = try JSONLine(self).description
    // In a text, a quotation mark has a backslash before it.
    let place = line.firstRange(of: "\"submissions\":[")?.upperBound ?? line.endIndex
    return (String(line[..<place]), String(line[place...]))
  }

  /// What stands in the document's line for a submission.
  public func line(of submission: Submission) throws -> String {
    try JSONLine(
      WholeSubmissionJSON(
        isBlind ? submission.anonymised : submission, for: call, isBlind: isBlind)
    ).description
  }

  private enum Key: String, CodingKey {
    case version, call, generated, anonymised, submissions
  }
  private enum CallKey: String, CodingKey { case name, prefix, deadline, formats, topics }
  private enum FormatKey: String, CodingKey { case id, name, minutes }

  /// Writes the document; every key is always there.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(Self.version, forKey: .version)
    try object.encode(Moment.iso8601(now), forKey: .generated)
    try object.encode(isBlind, forKey: .anonymised)
    var about = object.nestedContainer(keyedBy: CallKey.self, forKey: .call)
    try about.encode(call.name, forKey: .name)
    try about.encode(call.codePrefix, forKey: .prefix)
    try about.encode(call.deadline.map { Moment.iso8601($0.end) }, forKey: .deadline)
    var formats = about.nestedUnkeyedContainer(forKey: .formats)
    for format in call.formats {
      var one = formats.nestedContainer(keyedBy: FormatKey.self)
      try one.encode(format.id, forKey: .id)
      try one.encode(format.name, forKey: .name)
      try one.encode(format.minutes, forKey: .minutes)
    }
    try about.encode(call.topics.map(\.name), forKey: .topics)
    try object.encode(
      submissions.map { WholeSubmissionJSON($0, for: call, isBlind: isBlind) },
      forKey: .submissions)
  }
}

/// A submission with its whole history, as exports and packets hold it.
struct WholeSubmissionJSON: Encodable {
  let submission: Submission
  let call: Call
  let isBlind: Bool

  init(_ submission: Submission, for call: Call, isBlind: Bool) {
    (self.submission, self.call, self.isBlind) = (submission, call, isBlind)
  }

  private enum Key: String, CodingKey {
    case code, state, received, late, missing, resembles, proposal, revisions, messages
  }
  private enum RevisionKey: String, CodingKey { case number, message, received, changed, proposal }
  private enum MessageKey: String, CodingKey {
    case number, messageID, sha256, received, sender, subject, outcome, amended, evidence
  }
  private enum SenderKey: String, CodingKey { case name, address }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(submission.code, forKey: .code)
    try object.encode(submission.state, forKey: .state)
    try object.encode(Moment.iso8601(submission.received), forKey: .received)
    try object.encode(submission.late, forKey: .late)
    try object.encode(submission.proposal.missing(for: call), forKey: .missing)
    try object.encode(submission.resembles, forKey: .resembles)
    try object.encode(ProposalJSON(submission.proposal), forKey: .proposal)
    var revisions = object.nestedUnkeyedContainer(forKey: .revisions)
    for (revision, before) in submission.steps {
      var one = revisions.nestedContainer(keyedBy: RevisionKey.self)
      try one.encode(revision.number, forKey: .number)
      try one.encode(revision.message, forKey: .message)
      try one.encode(Moment.iso8601(revision.received), forKey: .received)
      try one.encode(revision.changes(since: before), forKey: .changed)
      try one.encode(ProposalJSON(revision.proposal), forKey: .proposal)
    }
    var messages = object.nestedUnkeyedContainer(forKey: .messages)
    for line in submission.messages {
      var one = messages.nestedContainer(keyedBy: MessageKey.self)
      try one.encode(line.number, forKey: .number)
      try one.encode(line.messageID?.description, forKey: .messageID)
      // Who has the mail could tell it by its digest.
      try one.encode(isBlind ? nil : line.digest, forKey: .sha256)
      try one.encode(Moment.iso8601(line.received.time), forKey: .received)
      if let sender = line.sender {
        var person = one.nestedContainer(keyedBy: SenderKey.self, forKey: .sender)
        try person.encode(sender.name, forKey: .name)
        try person.encode(sender.address, forKey: .address)
      } else {
        try one.encodeNil(forKey: .sender)
      }
      try one.encode(isBlind ? nil : line.subject, forKey: .subject)
      try one.encode(line.outcome, forKey: .outcome)
      try one.encode(line.amended, forKey: .amended)
      try one.encode(isBlind ? nil : line.evidence, forKey: .evidence)
    }
  }
}
