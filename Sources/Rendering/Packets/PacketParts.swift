import Mail
import Proposals

/// A person as packets show them.
struct SpeakerView {
  let name: PlainText
  let email: PlainText
  let affiliation: PlainText
  let bio: [BlockView]

  init(_ speaker: Speaker) {
    name = PlainText(line: speaker.name ?? speaker.email ?? "")
    email = PlainText(line: speaker.email ?? "")
    affiliation = PlainText(line: speaker.affiliation ?? "")
    bio = BlockView.views(of: speaker.bio)
  }
}

/// A paragraph, a list or a piece of preformatted text.
struct BlockView {
  struct Line {
    let number: Int
    let line: PlainText
  }

  let isParagraph: Bool
  let isBullets: Bool
  let isNumbered: Bool
  let isPreformatted: Bool
  let lines: [Line]

  /// The blocks of `text`; none where there is none.
  static func views(of text: String?) -> [BlockView] {
    TextBlock.blocks(of: text ?? "").map(BlockView.init)
  }

  private init(_ block: TextBlock) {
    var isParagraph = false
    var isBullets = false
    var isNumbered = false
    var isPreformatted = false
    switch block {
    case .paragraph(let lines):
      isParagraph = true
      self.lines = lines.map { Line(number: 0, line: $0) }
    case .bullets(let items):
      isBullets = true
      lines = items.map { Line(number: 0, line: $0) }
    case .numbered(let items):
      isNumbered = true
      lines = items.map { Line(number: $0.number, line: $0.text) }
    case .preformatted(let text):
      isPreformatted = true
      lines = text.text.parts(between: 0x0A)
        .map { Line(number: 0, line: PlainText(indented: $0)) }
    }
    self.isParagraph = isParagraph
    self.isBullets = isBullets
    self.isNumbered = isNumbered
    self.isPreformatted = isPreformatted
  }
}

extension BlockView: ListedView {
  var listed: KeyValuePairs<String, Any> {
    [
      "isParagraph": isParagraph, "isBullets": isBullets, "isNumbered": isNumbered,
      "isPreformatted": isPreformatted, "lines": lines,
    ]
  }
}

extension BlockView.Line: ListedView {
  var listed: KeyValuePairs<String, Any> { ["number": number, "line": line] }
}

/// Another submission that is nearly the same.
struct ResemblanceView {
  let code: PlainText
  /// `93 %`.
  let score: PlainText
  let title: PlainText

  init(_ resemblance: Submission.Resemblance, to other: Submission?) {
    code = PlainText(line: resemblance.code.description)
    score = PlainText(line: "\(resemblance.percent) %")
    title = PlainText(line: other?.proposal.title ?? "")
  }
}

/// A message about the submission.
struct MessageView {
  let number: Int
  let received: PlainText
  let receivedISO: PlainText
  let sender: PlainText
  let subject: PlainText
  let outcome: PlainText
  let evidence: PlainText
  let answer: PlainText
  /// The same as a sentence.
  let acknowledged: PlainText
  /// Whether its sender was authenticated, and what that rests on; nothing where it is not known.
  let authentication: PlainText

  /// Shows `line`; where people are hidden there is no telling who sent it.
  init(_ line: LedgerLine, isBlind: Bool, authentication: Authentication? = nil) {
    self.authentication = PlainText(line: authentication?.shown ?? "", columns: 300)
    number = line.number
    received = PlainText(line: Moment.minute(line.received.time))
    receivedISO = PlainText(line: Moment.iso8601(line.received.time))
    sender = PlainText(line: isBlind ? "" : line.senderShown)
    subject = PlainText(line: line.subject)
    outcome = PlainText(line: line.outcomeShown)
    evidence = PlainText(line: line.evidence)
    answer = PlainText(line: line.acknowledgedShown)
    acknowledged = PlainText(
      line: line.answer == .none
        ? "Not acknowledged" + (line.why.map { ": \($0)" } ?? ".") : "Acknowledged.")
  }
}

extension MessageView: ListedView {
  var listed: KeyValuePairs<String, Any> {
    [
      "number": number, "received": received, "receivedISO": receivedISO, "sender": sender,
      "subject": subject, "outcome": outcome, "evidence": evidence, "answer": answer,
      "acknowledged": acknowledged, "authentication": authentication,
    ]
  }
}

extension Authentication {
  /// `passed (dmarc=pass)`.
  fileprivate var shown: String {
    let shown =
      switch verdict {
      case .passed: "passed"
      case .failed: "failed"
      case .absent: "nobody vouches for the sender"
      }
    return results.isEmpty ? shown : "\(shown) (\(results.joined(separator: ", ")))"
  }
}

/// A file that came with a message.
struct AttachmentView {
  let name: PlainText
  let type: PlainText
  let size: PlainText
  let message: Int

  init(_ attachment: PacketContents.Attachment, named name: SafeFileName) {
    self.name = PlainText(line: name.description)
    type = PlainText(line: attachment.type)
    size = PlainText(line: Self.shown(attachment.size))
    message = attachment.message
  }

  /// `12 kB`, rounded up.
  private static func shown(_ octets: Int) -> String {
    switch octets {
    case ..<1_000: "\(octets) octets"
    case ..<1_000_000: "\((octets + 999) / 1_000) kB"
    default: "\((octets + 999_999) / 1_000_000) MB"
    }
  }
}

/// The text of a message.
struct OriginalView {
  let number: Int
  let lines: PlainText

  init(_ original: PacketContents.Original) {
    number = original.message
    lines = PlainText(lines: PlainText.lines(of: original.text))
  }
}
