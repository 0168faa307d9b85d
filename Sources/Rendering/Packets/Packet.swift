public import Proposals

/// What a reviewer reads of one submission.
public struct Packet: Sendable, Equatable {
  /// The file name of ``text`` in the submission's folder.
  public static let textName = "packet.txt"
  /// The file name of ``html`` in the submission's folder.
  public static let htmlName = "packet.html"
  private static let markdownName = "packet.md"
  private static let jsonName = "packet.json"

  /// A document of the packet, and its name in the submission's folder.
  public struct File: Sendable, Equatable {
    /// The name, without a folder.
    public let name: String
    /// The content.
    public let text: String
  }

  /// Lines of at most 72 columns, but for what may not be folded.
  public let text: String
  /// One page that needs nothing else, and asks for nothing from anywhere.
  public let html: String
  /// The same in Markdown, in which nothing that a stranger wrote is markup.
  public let markdown: String
  /// The submission with its whole history, as exports hold it, on one line.
  public let json: String
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
      apartFrom: [Self.textName, Self.htmlName, Self.markdownName, Self.jsonName])
    let view = PacketView(of: contents, named: names, for: call)
    attachmentNames = names
    let fields = TemplateFields(of: view)
    text = FoldedText(try templates.render(fields, named: "packet.txt")).document
    html = try templates.render(fields, named: "packet.html")
    markdown = PacketMarkdown(of: view).description
    do {
      let whole = WholeSubmissionJSON(contents.submission, for: call, isBlind: contents.isBlind)
      json = try JSONLine(whole).description + "\n"
    } catch {
      throw TemplateError(name: Self.jsonName, line: nil, sentence: "cannot be written: \(error)")
    }
  }

  /// Its documents, without the attachments.
  public var files: [File] {
    [
      File(name: Self.textName, text: text), File(name: Self.htmlName, text: html),
      File(name: Self.markdownName, text: markdown), File(name: Self.jsonName, text: json),
    ]
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
