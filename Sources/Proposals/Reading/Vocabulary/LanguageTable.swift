/// The words of one language that proposals are written with, as a translator edits them.
///
/// `en.txt`, the first of ``builtIn``, explains the form of a table.
public struct LanguageTable: Sendable, Codable, Equatable {
  /// The language's name: `de`.
  public var language: String
  /// Lists of phrases, each below its name in brackets.
  public var text: String

  /// A table of this text.
  public init(language: String, text: String) {
    self.language = language
    self.text = text
  }

  /// The tables that the program brings along; the word of an earlier one goes before that of a
  /// later one.
  public static let builtIn = [
    ("en", TableTexts.en), ("de", TableTexts.de), ("fr", TableTexts.fr), ("es", TableTexts.es),
    ("it", TableTexts.it), ("pt", TableTexts.pt), ("ru", TableTexts.ru), ("pl", TableTexts.pl),
    ("ja", TableTexts.ja), ("zh", TableTexts.zh), ("ko", TableTexts.ko),
  ].map { LanguageTable(language: $0.0, text: $0.1) }

  /// What is wrong with a table.
  public struct Fault: Error, Equatable {
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong there, for whoever wrote it.
    public var sentence: String
  }

  /// Fails where something is wrong with the table.
  public func check() throws(Fault) {
    try forEachLine { _, _ in }
  }

  /// What the phrases of a list are for.
  enum List {
    case label(Slot)
    /// Signs of something, and their value where they count or choose.
    case cue(Cue, value: Int)

    /// The list of this name: `label title`, `greeting`, `number 5`, `session workshop`.
    init?(name: Substring) {
      let words = name.split(separator: " ").map(String.init)
      switch (words.first, words.last, words.count) {
      case ("label", let last?, 2):
        guard let slot = Slot(rawValue: last) else { return nil }
        self = .label(slot)
      case ("session", let last?, 2):
        guard let kind = SessionKind(rawValue: last) else { return nil }
        self = .cue(.session, value: kind.number)
      case (let first?, let last?, 2):
        guard let cue = Cue(list: first), cue == .number || cue == .length,
          let value = Int(last)
        else { return nil }
        self = .cue(cue, value: value)
      case (let first?, _, 1):
        guard let cue = Cue(list: first), !Cue.valued.contains(cue) else { return nil }
        self = .cue(cue, value: 0)
      default: return nil
      }
    }
  }

  /// Calls `body` with each line that holds phrases, and the list it belongs to.
  func forEachLine(_ body: (List, Substring) -> Void) throws(Fault) {
    var list: List?
    let utf8 = text.utf8
    for (index, octets) in utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      var line = Substring(octets)
      if octets.last == 0x0D { line.unicodeScalars.removeLast() }
      guard let first = line.utf8.first, first != 0x23 else { continue }  // #
      if first == 0x5B, line.utf8.last == 0x5D {  // [ ]
        let name = line.dropFirst().dropLast()
        list = List(name: name)
        guard list != nil else {
          throw Fault(line: index + 1, sentence: "no list is called \"\(name)\"")
        }
      } else if let list {
        body(list, line)
      } else {
        throw Fault(line: index + 1, sentence: "a phrase stands above the first list's name")
      }
    }
  }
}
