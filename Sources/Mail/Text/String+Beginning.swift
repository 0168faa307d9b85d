extension String {
  /// The beginning of the text that has at most so many octets in UTF-8, with no piece of a
  /// character at its end.
  public func beginning(octets: Int) -> Substring {
    guard utf8.count > octets else { return self[...] }
    var end = utf8.index(startIndex, offsetBy: octets)
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return self[..<end]
  }
}
