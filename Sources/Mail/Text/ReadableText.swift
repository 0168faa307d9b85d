/// A part's content as text, and how it breaks into lines.
struct ReadableText {
  /// The text with LF line ends and nothing taken out.
  var text: String
  var defects: [Defect] = []
  /// Whether it is an appointment that could be read.
  var isCalendar = false
  /// Whether the octets are those of a picture or a program rather than text.
  var isGarbage = false
  private var flow: PlainText.Flow?
  private var htmlLines: [TextLine]?

  /// One more than may be shown, so that who asks for them sees that there are more.
  private let lineLimit: Int
  /// The octets that are taken apart.
  private let octetLimit: Int

  /// The text's first lines, quoting marks counted and taken off.
  var lines: [TextLine] {
    htmlLines
      ?? ClearSigned.peeled(
        PlainText.lines(
          of: Array(String(text.beginning(octets: octetLimit)).utf8), flow: flow,
          limit: lineLimit))
  }

  /// Reads `content`, whose transfer encoding is undone; `nil` where `type` is no kind of
  /// text that we read.
  init?(_ content: [UInt8], type: MediaType, limits: Limits) {
    guard Self.reads(type) else { return nil }
    lineLimit = limits.bodyLines + 1
    let isHTML = ["html", "xhtml", "xhtml+xml"].contains(type.subtype)
    octetLimit = isHTML ? limits.htmlOctets : limits.textOctets
    var charset = type.parameters.word("charset")
    if isHTML, charset == nil || charset == "us-ascii" {
      charset = HTMLText.declaredCharset(content) ?? charset
    }
    let decoded = Charset.decode(content[...], declared: charset)
    if let defect = decoded.defect { defects.append(Defect(defect)) }
    isGarbage = Self.isGarbage(decoded.string)
    if decoded.string.utf8.count > octetLimit {
      defects.append(
        Defect("A text has more than \(octetLimit) octets; the rest stands in its part alone."))
    }
    if isHTML {
      let (lines, cut) = HTMLText.lines(of: decoded.string, limits: limits)
      if let cut {
        defects.append(
          Defect("The HTML has more than \(cut) elements; the rest is read without structure."))
      }
      htmlLines = lines
      text = lines.joined
    } else {
      flow = PlainText.Flow(type.parameters)
      let folded = Folding.fold(decoded.string)
      switch type.subtype {
      case "enriched": text = EnrichedText.plain(folded)
      case "calendar", "ics", "x-vcalendar":
        let appointments = CalendarText.text(of: folded)
        isCalendar = appointments != nil
        text = appointments ?? folded
      default: text = folded
      }
    }
  }

  /// Whether `type` is a kind of text that we read.
  static func reads(_ type: MediaType) -> Bool {
    type.kind == "text" || textTypes.contains(type.name)
  }

  private static let textTypes: Set<String> = [
    "application/xhtml+xml", "application/x-patch", "application/x-diff", "application/x-tex",
    "application/x-latex", "message/delivery-status", "message/disposition-notification",
    "message/rfc822-headers", "message/feedback-report", "message/global-delivery-status",
    "message/global-disposition-notification", "message/global-headers", "application/ics",
  ]

  /// Whether more than one character in ten is one that no text has.
  private static func isGarbage(_ text: String) -> Bool {
    let octets = text.utf8.span
    // Such characters are folded, too.
    guard Folding.isNeeded(octets) else { return false }
    var odd = 0
    var all = 0
    for index in octets.indices where octets[index] & 0xC0 != 0x80 {
      guard all < 20_000 else { break }
      all += 1
      switch octets[index] {
      case 0...8, 0x0E...0x1A, 0x1C...0x1F, 0x7F: odd += 1
      case 0xC2: if octets[index + 1] < 0xA0, octets[index + 1] != 0x85 { odd += 1 }
      case 0xEF: if octets[index + 1] == 0xBF, octets[index + 2] == 0xBD { odd += 1 }
      default: break
      }
    }
    return odd > 4 && odd * 10 > all
  }
}
