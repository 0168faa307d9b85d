public import Proposals

/// What a mail says: its subject and its text, ready to be composed.
public struct MailText: Sendable, Equatable {
  /// One line, with the codes it is about: `Re: A talk [KVM08-007]`.
  public let subject: String
  /// Lines of at most 72 columns, each ended by a line feed.
  public let text: String
  /// The same in HTML; `nil` for a mail of text alone.
  public let html: String?

  /// Writes `acknowledgement`, in the language it names where there is a template for it.
  ///
  /// - Throws: ``TemplateError`` when the template for it cannot be read.
  public init(
    of acknowledgement: Acknowledgement, for call: Call, with templates: Templates
  ) throws(TemplateError) {
    let language = MailLanguage(for: acknowledgement.language)
    let view = AcknowledgementView(of: acknowledgement, for: call, in: language)
    let name = BuiltInTemplates.name(of: acknowledgement.kind, in: language)
    self.init(
      subject: Self.subject(answering: acknowledgement, for: call),
      text: try templates.render(view, named: name))
  }

  /// The languages that acknowledgements are written in (RFC 5646).
  public static let languages = MailLanguage.allCases.map(\.rawValue)

  /// Folds `text`.
  init(subject: String, text: String, html: String? = nil) {
    self.subject = subject
    self.text = FoldedText(text).document
    self.html = html
  }

  /// The subject answered, once `Re:` (RFC 5322, 3.6.5), without the codes it has already.
  ///
  /// Somebody who may not have written is quoted no subject.
  private static func subject(answering acknowledgement: Acknowledgement, for call: Call) -> String
  {
    let tag = Self.tag(naming: acknowledgement.subjects.map(\.code))
    if acknowledgement.isBrief ?? false { return "Re: " + PlainText(line: call.name).text + tag }
    var subject = PlainText(line: acknowledgement.subject).text
    if subject.utf8.contains(0x5B) {  // [
      subject = subject.replacing(#/\[([^\[\]]*)\]/#) { match in
        let isOurs = match.output.1.split(separator: ",").allSatisfy {
          $0.drop { $0 == " " }.hasPrefix(call.codePrefix + "-") || $0 == " …"
        }
        return isOurs ? "" : match.output.0
      }
    }
    while let rest = subject.behindAnswerMark { subject = rest }
    subject = PlainText(line: subject, columns: 150).text
    return "Re: " + (subject.isEmpty ? PlainText(line: call.name).text : subject)
      + tag
  }

  /// ` [KVM08-007]`; of many codes the first few.
  private static func tag(naming codes: [SubmissionCode]) -> String {
    guard !codes.isEmpty else { return "" }
    let named = codes.prefix(5).map(\.description) + (codes.count > 5 ? ["…"] : [])
    return " [" + named.joined(separator: ", ") + "]"
  }
}

extension String {
  /// What stands behind `Re:` or `AW:` at the beginning; `nil` where neither is there.
  fileprivate var behindAnswerMark: String? {
    let text = drop(while: \.isWhitespace)
    guard ["re", "aw"].contains(text.prefix(2).lowercased()) else { return nil }
    let behind = text.dropFirst(2).drop(while: \.isWhitespace)
    guard behind.first == ":" else { return nil }
    return String(behind.dropFirst().drop(while: \.isWhitespace))
  }
}
