/// One line of the octets: where it is, and where the next one begins.
struct Line {
  /// The line without its line end.
  let range: Range<Int>
  /// The start of the next line, or the end of the octets.
  let next: Int
}

extension ArraySlice<UInt8> {
  /// The line that begins at `start`; it ends in LF, CRLF or with the octets.
  func line(at start: Int) -> Line {
    guard let feed = index(of: 0x0A, from: start) else {
      return Line(range: start..<endIndex, next: endIndex)
    }
    let end = feed > start && self[feed - 1] == 0x0D ? feed - 1 : feed
    return Line(range: start..<end, next: feed + 1)
  }

  /// The octets with every CR that no LF follows turned into an LF: for mail from systems
  /// that end lines in CR alone.
  var endingLinesInLF: [UInt8] { map { $0 == 0x0D ? 0x0A : $0 } }
}
