/// An HTML part as a person reads it, line by line.
enum HTMLText {
  /// The lines of `html`: paragraphs, lists, tables, links and quotations kept readable;
  /// scripts, styles and what is hidden left out; and the number of elements beyond which they
  /// are read without structure, where there are more.
  static func lines(of html: String, limits: Limits) -> (lines: [TextLine], cut: Int?) {
    let page = Array(String(Folding.fold(html).beginning(octets: limits.htmlOctets)).utf8)
    let (octets, cut) = HTMLFilter.bearable(page, nodeLimit: limits.htmlNodes)
    guard !octets.allSatisfy(\.isSpace) else { return ([], nil) }
    var renderer = HTMLRenderer()
    HTMLToken.forEach(in: octets) { renderer.take($0) }
    return (renderer.finished(), cut)
  }

  /// The character set that the document itself names near its start.
  static func declaredCharset(_ content: [UInt8]) -> String? {
    let head = content.prefix(2048).map(\.lowercased)[...]
    guard let place = head.index(of: Array("charset=".utf8), from: 0) else { return nil }
    let name = head[(place + 8)...].drop { $0 == 0x22 || $0 == 0x27 }
      .prefix { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    return name.isEmpty ? nil : name.ascii
  }
}
