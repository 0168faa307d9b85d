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
    ("nl", TableTexts.nl), ("sv", TableTexts.sv), ("cs", TableTexts.cs), ("ja", TableTexts.ja),
    ("zh", TableTexts.zh), ("ko", TableTexts.ko),
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
    try forEachLine { _, _, _ in }
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

  /// Calls `body` with each line that holds phrases, a place among the table's octets, and with the
  /// list it belongs to.
  func forEachLine(_ body: (List, Span<UInt8>, Range<Int>) -> Void) throws(Fault) {
    let octets = text.utf8Span.span
    var list: List?
    var (start, number) = (0, 0)
    while start < octets.count {
      var end = start
      while end < octets.count, octets[end] != 0x0A { end += 1 }
      let line = start..<(end > start && octets[end - 1] == 0x0D ? end - 1 : end)
      start = end + 1
      number += 1
      guard !line.isEmpty, octets[line.lowerBound] != 0x23 else { continue }  // #
      if octets[line.lowerBound] == 0x5B, octets[line.upperBound - 1] == 0x5D {  // [ ]
        let name = name(in: line)
        list = List(name: name)
        guard list != nil else {
          throw Fault(line: number, sentence: "no list is called \"\(name)\"")
        }
      } else if let list {
        body(list, octets, line)
      } else {
        throw Fault(line: number, sentence: "a phrase stands above the first list's name")
      }
    }
  }

  /// What stands in the brackets of a line.
  private func name(in line: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: line.lowerBound)
    return text[start..<utf8.index(start, offsetBy: line.count)].dropFirst().dropLast()
  }
}
