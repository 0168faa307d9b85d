/// A line of a text part, before it is known what the line is there for.
struct TextLine: Equatable {
  /// The line without its quoting marks.
  var text: String
  /// How many quoting marks stood before it.
  var depth = 0
  /// What the sender's mail program says the line is, where it does.
  var hint: BodyLine.Role?
}

extension [TextLine] {
  /// The lines as one text, quoting marks before the quoted ones.
  var joined: String {
    map { line in
      line.depth == 0
        ? line.text : String(repeating: ">", count: line.depth) + " " + line.text
    }.joined(separator: "\n")
  }
}
