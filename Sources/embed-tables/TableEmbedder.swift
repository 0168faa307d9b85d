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
    try source.write(toFile: paths.first ?? "", atomically: true, encoding: .utf8)
  }
}
