/// Text of a multipart that is in none of its parts: before the first, or behind the last.
///
/// Mail programs show none of it (RFC 2046, 5.1.1). Where it says something that no part
/// says, somebody's words are in it.
struct Strays {
  let octets: ArraySlice<UInt8>
  let leaves: [LeafReader.Leaf?]

  /// A sentence for the text in `ranges` that says something; `nil` where none does.
  func defect(of ranges: [Range<Int>]) -> Defect? {
    let texts = ranges.compactMap(text)
    guard !texts.isEmpty else { return nil }
    var known: Set<String> = []
    for leaf in leaves {
      for part in leaf?.parts ?? [] { known.formUnion(Self.words(part.text ?? "")) }
    }
    let unknown = texts.first { text in Self.words(text).contains { !known.contains($0) } }
    guard let unknown else { return nil }
    let shown = unknown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Defect(
      "Text stands outside of the parts, where no mail program shows it: \"\(shown.prefix(200))\"")
  }

  /// The text at `range`; `nil` where it has no word, or is what mail programs write there
  /// for others that know no MIME.
  private func text(at range: Range<Int>) -> String? {
    let octets = octets[range].prefix(20_000)
    guard octets.contains(where: { $0.isLetter || $0 >= 0x80 }),
      octets.index(of: Array("MIME".utf8), from: octets.startIndex) == nil
    else { return nil }
    return Folding.fold(Charset.decode(octets, declared: nil).string)
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 1 }
      .map(String.init)
  }
}
