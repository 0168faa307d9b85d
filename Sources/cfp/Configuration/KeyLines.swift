/// Where each key of a TOML text stands.
///
/// The parser tells lines for syntax errors only, so keys are looked up here, by a scan of
/// table headers and `key =` lines that need not understand values.
struct KeyLines {
  private var lines: [String: Int] = [:]

  init(scanning text: String) {
    var section = ""
    var seen: [String: Int] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[[") {
        let name = line.dropFirst(2).prefix { $0 != "]" }.filter { !$0.isWhitespace }
        seen[name, default: -1] += 1
        section = "\(name)[\(seen[name, default: 0])]"
        lines[section] = index + 1
      } else if line.hasPrefix("[") {
        section = line.dropFirst().prefix { $0 != "]" }.filter { !$0.isWhitespace }
        lines[section] = index + 1
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("#") {
        let key = line[..<equals].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        let path = section.isEmpty ? key : "\(section).\(key)"
        lines[path] = lines[path] ?? index + 1
      }
    }
  }

  /// The line of `key`, given as `section.key` or `section[2].key`; else its section's line.
  subscript(key: String) -> Int? {
    lines[key] ?? key.lastIndex(of: ".").flatMap { self[String(key[..<$0])] }
  }
}
