// Text is split and trimmed by its octets: an ASCII octet is never part of another scalar,
// and walking characters costs twenty times as much.

extension StringProtocol where UTF8View: BidirectionalCollection {
  /// The parts between the octets `separator` (ASCII); empty parts count.
  func parts(between separator: UInt8) -> [SubSequence] {
    utf8.split(separator: separator, omittingEmptySubsequences: false)
      .map { self[$0.startIndex..<$0.endIndex] }
  }

  /// The number of spaces at the beginning.
  var indentation: Int { utf8.prefix { $0 == 0x20 }.count }

  /// The text without spaces at its end.
  var trimmingEnd: SubSequence {
    let end = utf8.lastIndex { $0 != 0x20 }.map(utf8.index(after:)) ?? startIndex
    return self[..<end]
  }
}
