public import Proposals

/// What a reviewer reads of one submission.
public struct Packet: Sendable, Equatable {
  /// The file name of ``text`` in the submission's folder.
  public static let textName = "packet.txt"
  /// The file name of ``html`` in the submission's folder.
  public static let htmlName = "packet.html"

  /// Lines of at most 72 columns, but for what may not be folded.
  public let text: String
  /// One page that needs nothing else, and asks for nothing from anywhere.
  public let html: String
  /// The names under which the attachments lie beside it, in the contents' order.
  public let attachmentNames: [SafeFileName]

  /// Writes the packet of `contents`.
  ///
  /// For many packets, give `templates` as ``Templates/compiledForPackets()``.
  ///
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of contents: PacketContents, for call: Call, with templates: Templates
  ) throws(TemplateError) {
    let names = SafeFileName.distinct(
      contents.attachments.map(\.name), apartFrom: [Self.textName, Self.htmlName])
    let view = PacketView(of: contents, named: names, for: call)
    attachmentNames = names
    text = FoldedText(try templates.render(view, named: "packet.txt")).description
    html = try templates.render(view, named: "packet.html")
  }
}
