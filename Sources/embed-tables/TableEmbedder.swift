import Foundation

/// Writes a Swift file that holds the texts of language tables: `embed-tables OUTPUT TABLE…`.
@main
struct TableEmbedder {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    var source = "enum TableTexts {\n"
    for path in paths.dropFirst() {
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      let text = try String(contentsOfFile: path, encoding: .utf8)
      // No table has such a mark.
      source += "  static let \(name) = ####\"\"\"\n\(text)\n\"\"\"####\n"
    }
    source += "}\n"
    // A file that is written anew is compiled anew, and so is all that is built on it.
    let output = paths.first ?? ""
    guard source != (try? String(contentsOfFile: output, encoding: .utf8)) else { return }
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
