import Mail
import Proposals

extension MailText {
  /// Writes a digest, in text and in HTML.
  ///
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of digest: DigestContents, with templates: Templates
  ) throws(TemplateError) {
    let view = DigestView(of: digest)
    self.init(
      subject: PlainText(line: "\(digest.call.name): \(digest.headline)").text,
      text: try templates.render(view, named: "digest.txt"),
      html: try templates.render(view, named: "digest.html"))
  }
}

extension DigestContents {
  /// `3 new, 1 revised, 2 for a person`.
  fileprivate var headline: String {
    let late = lateCodes
    let counts = [
      (lines(.new).codes.count, "new"), (lines(.revision).codes.count, "revised"),
      (lines(.withdrawal).codes.count, "withdrawn"),
      (lines(.new).codes.count { late.contains($0) }, "late"),
      (needs.flatMap(\.entries).count + questions.count, "for a person"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "nothing new" : parts.joined(separator: ", ")
  }
}
