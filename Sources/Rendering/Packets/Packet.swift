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
      contents.attachments.map { $0.name ?? "attachment" + Self.suffix(for: $0.type) },
      apartFrom: [Self.textName, Self.htmlName])
    let view = PacketView(of: contents, named: names, for: call)
    attachmentNames = names
    text = FoldedText(try templates.render(view, named: "packet.txt")).document
    html = try templates.render(view, named: "packet.html")
  }

  /// The usual suffix of a nameless file of the media type `type`, with its dot.
  private static func suffix(for type: String) -> String {
    switch type {
    case "text/plain": return ".txt"
    case "message/rfc822": return ".eml"
    default:
      let subtype = type.split(separator: "/").last ?? ""
      return subtype.wholeMatch(of: #/[a-z0-9]{2,5}/#) == nil ? "" : "." + subtype
    }
  }
}
