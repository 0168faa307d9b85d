/// What another program says of a mail, made fit to stand in a sentence of ours.
enum TroubleText {
  /// `text` on one line of at most 200 characters, without control characters, and with
  /// nobody's address in it: troubles are shown where addresses are not.
  static func line(_ text: String) -> String {
    let words = HeaderText.line(text).split(separator: " ").map { word in
      word.contains("@") ? hidden(word) : String(word)
    }
    let line = words.joined(separator: " ")
    return line.count > 200 ? line.prefix(200) + "…" : line
  }

  /// A word that holds an address, without it: `<ada@example.org>:` is `<…>:`.
  private static func hidden(_ word: Substring) -> String {
    let marks = "<>()[]\"',:;="
    let start = word.prefix { marks.contains($0) }
    let end = word.reversed().prefix { marks.contains($0) }.reversed()
    return start + "…" + String(end)
  }
}
