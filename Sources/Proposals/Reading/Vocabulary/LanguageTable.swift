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

  /// The tables that the program brings along, in order of weight: what one says, a later one
  /// does not unsay.
  public static let builtIn = [
    ("en", PackageResources.en_txt), ("de", PackageResources.de_txt),
    ("fr", PackageResources.fr_txt), ("es", PackageResources.es_txt),
    ("it", PackageResources.it_txt), ("pt", PackageResources.pt_txt),
    ("ru", PackageResources.ru_txt), ("pl", PackageResources.pl_txt),
    ("ja", PackageResources.ja_txt), ("zh", PackageResources.zh_txt),
    ("ko", PackageResources.ko_txt),
  ].map { LanguageTable(language: $0.0, text: String(decoding: $0.1, as: UTF8.self)) }

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
    case cue(Cue)

    /// The list of this name: `label title`, `greeting`.
    init?(name: Substring) {
      if name.hasPrefix("label "), let slot = Slot(rawValue: String(name.dropFirst(6))) {
        self = .label(slot)
      } else if let cue = Cue(rawValue: String(name)) {
        self = .cue(cue)
      } else {
        return nil
      }
    }
  }

  /// Calls `body` with each line that holds phrases, and the list it belongs to.
  func forEachLine(_ body: (List, Substring) -> Void) throws(Fault) {
    var list: List?
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix("["), line.hasSuffix("]") {
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
