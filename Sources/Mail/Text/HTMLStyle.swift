/// What an HTML element's name and attributes say about how it is shown.
enum HTMLStyle {
  /// Elements that begin on a line of their own, besides those with a margin.
  static let blocks: Set<String> = [
    "html", "body", "div", "section", "article", "header", "footer", "main", "aside", "nav",
    "address", "center", "dt", "thead", "tbody", "tfoot", "caption", "figure", "figcaption",
    "details", "summary", "option", "legend", "label-block",
  ]

  private static let unseen: Set<String> = [
    "script", "style", "head", "title", "meta", "link", "template", "noscript", "object", "applet",
    "iframe", "select", "svg", "math-script",
  ]

  /// Whether a browser shows nothing of `element`.
  static func isHidden(_ element: HTMLElement) -> Bool {
    if unseen.contains(element.name) || element.attributes["hidden"] != nil { return true }
    if element.name == "img", isDot(element) { return true }
    guard let style = element.attributes["style"] else { return false }
    let rules = style.lowercased().filter { !$0.isWhitespace }
    return rules.contains("display:none") || rules.contains("visibility:hidden")
      || rules.contains("mso-hide:all")
      || zeroSize.contains { rules.hasPrefix($0) || rules.contains(";" + $0) }
  }

  private static let zeroSize = [
    "font-size:0;", "font-size:0px", "max-height:0;", "max-height:0px",
  ]

  /// An image of a point or so, there to see who opens the mail.
  private static func isDot(_ element: HTMLElement) -> Bool {
    ["width", "height"].contains {
      element.attributes[$0].flatMap { Int($0) }.map { $0 <= 2 } ?? false
    }
  }

  /// Whether a `blockquote` holds somebody else's words: some programs indent with it.
  static func isQuotation(_ element: HTMLElement) -> Bool {
    if element.attributes["type"] == "cite" || element.attributes["cite"] != nil { return true }
    if element.attributes["class"]?.contains("quote") == true { return true }
    let style = element.attributes["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    return !style.contains("border:none") && !style.contains("border:0")
  }

  /// What a mail program says of the text in `element`, by the classes and names it gives.
  static func hint(_ element: HTMLElement) -> BodyLine.Role? {
    let classes = element.attributes["class"]?.split(separator: " ").map { $0.lowercased() } ?? []
    let id = element.attributes["id"]?.lowercased() ?? ""
    for name in classes + [id] {
      switch name {
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
