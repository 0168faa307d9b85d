/// What begins a line of a list: its mark, and where the text behind it starts.
struct ListMark {
  /// The number of a numbered line; `nil` for a bullet.
  let number: Int?
  /// Where the text begins.
  let end: Substring.Index

  /// The mark behind the indentation of `line`: a bullet, or `3.`, and spaces; `nil` where there
  /// is none.
  init?(beginning line: Substring, bullets: String) {
    let text = line.drop { $0 == " " }
    guard let first = text.first else { return nil }
    let digits = text.prefix(4).prefix { $0.isASCII && $0.isNumber }
    let behind: Substring
    if bullets.contains(first) {
      number = nil
      behind = text.dropFirst()
    } else if (1...3).contains(digits.count), let dot = text[digits.endIndex...].first,
      dot == "." || dot == ")"
    {
      number = Int(digits)
      behind = text[digits.endIndex...].dropFirst()
    } else {
      return nil
    }
    guard behind.first == " " else { return nil }
    end = behind.drop { $0 == " " }.startIndex
  }
}
