/// Where the text of an RTF group goes (its *destination*).
enum RTFPlace {
  /// To the reader.
  case text
  /// To the table of fonts, which says how text in each is encoded.
  case fonts
  /// Nowhere, but for the one of its groups that is in Unicode.
  case choice
  /// Nowhere: it is for programs, or it repeats what is said elsewhere.
  case passedOver
}

/// What a control word of RTF ends, or puts what follows in.
enum RTFLayout { case paragraph, line, noTable, inTable, cell, row }

/// What a control word of RTF is for, as far as reading its text needs it.
enum RTFWord {
  /// It says where the group's text goes.
  case place(RTFPlace)
  /// It stands for text.
  case text(String)
  /// It ends a line, a paragraph or a part of a table.
  case layout(RTFLayout)
  /// It says how what follows is to be read.
  case setting

  /// All that reading knows; other words only dress the text.
  static let meanings: [String: RTFWord] = {
    var table: [String: RTFWord] = ["fonttbl": .place(.fonts), "upr": .place(.choice)]
    for word in shown { table[word] = .place(.text) }
    for word in unshown { table[word] = .place(.passedOver) }
    for (word, text) in characters { table[word] = .text(text) }
    for (word, layout) in layouts { table[word] = .layout(layout) }
    for word in settings { table[word] = .setting }
    return table
  }()

  private static let layouts: [String: RTFLayout] = [
    "par": .paragraph, "sect": .paragraph, "page": .paragraph, "column": .paragraph,
    "line": .line, "softline": .line, "pard": .noTable, "intbl": .inTable, "cell": .cell,
    "nestcell": .cell, "row": .row, "nestrow": .row,
  ]

  private static let settings = [
    "uc", "bin", "ansicpg", "mac", "pc", "pca", "f", "fcharset", "cpg", "v", "deleted", "plain",
  ]

  private static let characters = [
    "tab": "\t", "emdash": "\u{2014}", "endash": "\u{2013}", "lquote": "\u{2018}",
    "rquote": "\u{2019}", "ldblquote": "\u{201C}", "rdblquote": "\u{201D}",
    "bullet": "\u{2022}", "emspace": " ", "enspace": " ", "qmspace": " ",
  ]

  /// Groups with text for people, although some are marked as ones that may be passed over.
  private static let shown: Set<String> = ["footnote", "fldrslt", "ud", "shpinst", "shptxt"]

  private static let unshown: Set<String> = [
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "filetbl", "xe", "tc", "rxe", "template", "nonshppict", "sp", "shprslt", "themedata",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "objdata", "objclass",
    "datastore",
    "latentstyles", "generator", "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend",
    "pn", "htmltag", "mhtmltag", "do", "private", "xmlnstbl", "pgptbl", "mmathPr", "nextfile",
  ]
}

/// The fonts of an RTF document, for the character sets that text in them is encoded in.
struct RTFFonts {
  /// The character set of text whose font says none.
  var standard = "windows-1252"
  private var charsets: [Int: String] = [:]
  private var symbols: Set<Int> = []
  private var current = 0

  /// Begins the table's entry of one font.
  mutating func begin(_ font: Int) { current = font }

  /// Sets the character set of the entry that was begun, by its number in Windows.
  mutating func setCharset(_ number: Int) {
    guard charsets.count < 10_000 else { return }
    if number == 2 { symbols.insert(current) }
    if let page = Self.pages[number] { charsets[current] = Self.charset(ofPage: page) }
  }

  /// Sets the code page of the entry that was begun.
  mutating func setPage(_ page: Int) {
    guard charsets.count < 10_000 else { return }
    charsets[current] = Self.charset(ofPage: page)
  }

  /// The character set of text in `font`; `nil` for the document's own.
  func charset(of font: Int) -> (charset: String?, isSymbol: Bool) {
    (charsets[font], symbols.contains(font))
  }

  /// The name in mail of a Windows code page.
  static func charset(ofPage page: Int) -> String? {
    switch page {
    case 437, 850, 852, 866: "cp\(page)"
    case 874, 932, 936, 949, 950, 1250...1258: page < 1250 ? "cp\(page)" : "windows-\(page)"
    case 10000: "macintosh"
    case 10007: "x-mac-cyrillic"
    case 65001: "utf-8"
    default: nil
    }
  }

  private static let pages: [Int: Int] = [
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
  ]
}
