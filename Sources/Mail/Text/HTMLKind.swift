/// What an HTML element is, as far as reading makes a difference: told once, for asking a name's
/// letters again and again is what most of the reading would be.
enum HTMLKind {
  case lineBreak, rule, image, link, preformatted, quotation
  case bulletList, numberedList, item
  case table, row, cell, headingCell
  case paragraph, heading
  /// A block with a margin around it.
  case group
  /// What parts the texts on its sides.
  case gap
  /// A block of its own without a margin.
  case block
  /// What a browser shows nothing of.
  case unseen
  /// What only dresses the text in it.
  case inline

  /// The kind of the element with `name`, which is in lower case.
  init(name: String) { self = Self.kinds[name] ?? .inline }

  private static let kinds: [String: HTMLKind] = {
    let table: [(HTMLKind, String)] = [
      (.lineBreak, "br"), (.rule, "hr"), (.image, "img"), (.link, "a"),
      (.preformatted, "pre listing xmp plaintext"), (.quotation, "blockquote"),
      (.bulletList, "ul menu dir"), (.numberedList, "ol"), (.item, "li"),
      (.table, "table"), (.row, "tr"), (.cell, "td"), (.headingCell, "th"),
      (.paragraph, "p"), (.heading, "h1 h2 h3 h4 h5 h6"), (.group, "dl fieldset form"),
      (.gap, "button textarea input q"),
      (
        .block,
        """
        html body div section article header footer main aside nav address center dt dd thead tbody \
        tfoot caption figure figcaption details summary option legend label-block
        """
      ),
      (
        .unseen,
        """
        script style head title meta link template iframe select svg xml noembed math-script
        """
      ),
    ]
    var kinds: [String: HTMLKind] = [:]
    for (kind, names) in table {
      for name in names.split(separator: " ") { kinds[String(name)] = kind }
    }
    return kinds
  }()
}
