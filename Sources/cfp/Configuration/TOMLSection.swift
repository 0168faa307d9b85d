import TOMLKit

/// A table of a configuration file, read key by key; every error names file, line and key.
struct TOMLSection {
  let path: String
  private let table: TOMLTable
  private let document: Document

  /// What all sections of one file share.
  struct Document {
    var file: String
    var lines: KeyLines
  }

  private init(path: String, table: TOMLTable, document: Document) {
    self.path = path
    self.table = table
    self.document = document
  }

  /// Parses `text`, the content of `file`.
  init(parsing text: String, from file: String) throws(ConfigurationError) {
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        file: file, line: error.source.begin.line, key: nil, sentence: "\(error.description)")
    } catch {
      throw ConfigurationError(file: file, line: nil, key: nil, sentence: "\(error)")
    }
    path = ""
    document = Document(file: file, lines: KeyLines(scanning: text))
  }

  /// Refuses keys that are not among `known`, naming the nearest that is.
  func allow(only known: [String]) throws(ConfigurationError) {
    for key in table.keys.sorted() where !known.contains(key) {
      let hint =
        known.nearest(to: key).map { "did you mean \"\($0)\"?" }
        ?? "known here: \(known.joined(separator: ", "))"
      throw error(key, "unknown key; \(hint)")
    }
  }

  /// Whether there is anything under `key`.
  func has(_ key: String) -> Bool { table[key] != nil }

  func string(_ key: String) throws(ConfigurationError) -> String? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { throw mistyped(key, wanted: "a text in quotes", value) }
    return string
  }

  func required(_ key: String) throws(ConfigurationError) -> String {
    guard let value = try string(key), value.contains(where: { !$0.isWhitespace }) else {
      throw error(key, "is missing; write \(key) = \"…\"")
    }
    return value
  }

  func strings(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let value = table[key] else { return nil }
    guard let array = value.array else {
      throw mistyped(key, wanted: "a list of texts such as [\"a\", \"b\"]", value)
    }
    var result: [String] = []
    for element in array {
      guard let string = element.string else {
        throw mistyped(key, wanted: "a list of texts", element)
      }
      result.append(string)
    }
    return result
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let integer = value.int else { throw mistyped(key, wanted: "a whole number", value) }
    guard range.contains(integer) else {
      throw error(
        key, "\(integer) is out of range; take \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  func bool(_ key: String) throws(ConfigurationError) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let bool = value.bool else { throw mistyped(key, wanted: "true or false", value) }
    return bool
  }

  /// A date or time, written as a text or as TOML's own date: the text of it.
  func moment(_ key: String) throws(ConfigurationError) -> String? {
    guard let value = table[key] else { return nil }
    if let string = value.string { return string }
    guard value.date != nil || value.dateTime != nil else {
      throw mistyped(key, wanted: "a date such as \"2008-04-20\"", value)
    }
    return value.debugDescription
  }

  func section(_ key: String) throws(ConfigurationError) -> TOMLSection? {
    guard let value = table[key] else { return nil }
    guard let table = value.table else { throw mistyped(key, wanted: "a table [\(key)]", value) }
    return TOMLSection(path: full(key), table: table, document: document)
  }

  func sections(_ key: String) throws(ConfigurationError) -> [TOMLSection] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw mistyped(key, wanted: "tables [[\(key)]]", value) }
    var result: [TOMLSection] = []
    for (index, element) in array.enumerated() {
      guard let table = element.table else {
        throw mistyped(key, wanted: "tables [[\(key)]]", element)
      }
      result.append(
        TOMLSection(path: "\(full(key))[\(index)]", table: table, document: document))
    }
    return result
  }

  /// An error about `key` of this section.
  func error(_ key: String, _ sentence: String) -> ConfigurationError {
    ConfigurationError(
      file: document.file, line: document.lines[full(key)], key: full(key), sentence: sentence)
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func mistyped(
    _ key: String, wanted: String, _ value: any TOMLValueConvertible
  ) -> ConfigurationError {
    error(key, "is \(value.type); wanted is \(wanted)")
  }
}
