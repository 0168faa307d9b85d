/// What an HTML element's name and attributes say about how it is shown.
struct HTMLStyle {
  private let element: HTMLElement
  /// The rules of its `style` attribute in lower case, without white space; later ones win.
  private let rules: Rules

  init(_ element: HTMLElement) {
    self.element = element
    rules = Rules(element["style"])
  }

  /// Reads a `style` attribute by its octets: what Unicode says of white space and letters
  /// makes no difference in one, and costs ten times as much.
  private struct Rules {
    private var octets: [UInt8] = []
    private var pairs: [(name: Range<Int>, value: Range<Int>)] = []

    init(_ style: String?) {
      guard let style else { return }
      let source = style.utf8.span
      octets.reserveCapacity(min(source.count, 4096))
      var start = 0
      var colon: Int?
      for index in 0..<min(source.count, 4096) where source[index] > 0x20 {
        let octet = source[index].lowercased
        if octet == 0x3B {
          end(from: start, colon)
          (start, colon) = (octets.count, nil)
          if pairs.count == 100 { return }
        } else {
          if octet == 0x3A, colon == nil { colon = octets.count }
          octets.append(octet)
        }
      }
      end(from: start, colon)
    }

    /// Adds the rule that began at `start`.
    private mutating func end(from start: Int, _ colon: Int?) {
      if let colon { pairs.append((start..<colon, colon + 1..<octets.count)) }
    }

    subscript(name: String) -> String? {
      guard !pairs.isEmpty else { return nil }
      let wanted = name.utf8
      let found = pairs.last {
        $0.name.count == wanted.count && octets[$0.name].elementsEqual(wanted)
      }
      return found.map { octets[$0.value].ascii }
    }
  }

  /// Whether a browser shows nothing of `element`.
  var isHidden: Bool {
    if element.kind == .unseen { return true }
    guard !element.attributes.isEmpty else { return false }
    if element["hidden"] != nil || element.kind == .image && isDot { return true }
    // What only Outlook hides (`mso-hide`) everybody else reads.
    return rules["display"]?.hasPrefix("none") == true
      || rules["visibility"]?.hasPrefix("hidden") == true
      || rules["max-height"].map(Self.isNothing) == true || rules["opacity"] == "0"
  }

  /// Whether text right in `element` is too small to be seen; `nil` where it does not say.
  ///
  /// What is in it may say otherwise: layouts set a size of nothing on a table's cell and
  /// another on what is in the cell.
  var isTiny: Bool? {
    guard let size = rules["font-size"] else { return nil }
    return Self.isNothing(size) || ["1px", "1pt"].contains { size.hasPrefix($0) }
  }

  /// Whether a paragraph has no margins, as all of Outlook's have.
  var isTight: Bool {
    let below = rules["margin-bottom"].map { Self.isNothing($0) || $0.hasPrefix(".0001") }
    if let margin = rules["margin"] { return Self.isNothing(margin) && below ?? true }
    if let below { return below }
    guard let classes = element["class"]?.lowercased() else { return false }
    return ["msonormal", "msoplaintext", "msolistparagraph"].contains { name in
      classes.hasPrefix(name) || classes.hasPrefix("x_" + name)
    }
  }

  /// Whether a length is zero, in whatever unit and however often: `0`, `0px`, `0in 0in 0pt`.
  private static func isNothing(_ length: String) -> Bool {
    let digits = length.prefix { $0 != "!" }.filter { $0.isNumber }
    return !digits.isEmpty && digits.allSatisfy { $0 == "0" }
  }

  /// An image of a point or so, there to see who opens the mail.
  private var isDot: Bool {
    ["width", "height"].contains {
      element[$0].flatMap { Int($0) }.map { $0 <= 2 } ?? false
    }
  }

  /// Whether a `blockquote` holds somebody else's words: some programs indent with it.
  var isQuotation: Bool {
    if element["type"] == "cite" || element["cite"] != nil { return true }
    if element["class"]?.contains("quote") == true { return true }
    let border = rules["border"] ?? ""
    return !border.hasPrefix("none") && !border.hasPrefix("0")
  }

  /// What a mail program says of the text in `element`, by the classes and names it gives.
  var hint: BodyLine.Role? {
    let (kind, name) = (element["class"], element["id"])
    guard kind != nil || name != nil else { return nil }
    let names = (kind ?? "") + " " + (name ?? "")
    for name in names.utf8.prefix(2048).split(separator: 0x20) {
      switch String(decoding: name.map(\.lowercased), as: UTF8.self) {
      case "gmail_signature", "moz-signature", "ms-outlook-mobile-signature",
        "protonmail_signature_block":
        return .signature
      case "gmail_attr", "moz-cite-prefix", "moz-forward-container-header": return .attribution
      case "divrplyfwdmsg", "moz-email-headers-table", "x_divrplyfwdmsg": return .quotedHeader
      default: continue
      }
    }
    return nil
  }
}
