public import Proposals

/// All submissions in one document, for those who read on paper: a list, then each on a page
/// of its own.
public struct Booklet: Sendable, Equatable {
  /// Its file name beside the folders of the packets.
  public static let name = "booklet.html"

  /// One page that needs nothing else, and asks for nothing from anywhere.
  public let html: String

  /// Writes the booklet of `contents`, in their order; where they are blind, it is.
  ///
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of contents: [PacketContents], for call: Call, with templates: Templates
  ) throws(TemplateError) {
    let view = BookletView(of: contents, for: call)
    html = try templates.render(view, named: "booklet.html")
  }
}

/// What the template of booklets can name.
private struct BookletView {
  let call: PlainText
  let count: PlainText
  let isBlind: Bool
  let entries: [PacketView]

  init(of contents: [PacketContents], for call: Call) {
    self.call = PlainText(line: call.name)
    count = PlainText(
      line: "\(contents.count) " + (contents.count == 1 ? "submission" : "submissions"))
    isBlind = contents.contains(where: \.isBlind)
    entries = contents.map { PacketView(of: $0, for: call, as: .summary) }
  }
}
