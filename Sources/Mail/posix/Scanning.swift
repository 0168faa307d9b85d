import Glibc

/// Searching octets at the speed of memory, by index.
extension ArraySlice<UInt8> {
  /// The index of the first `octet` at or after `start`.
  func index(of octet: UInt8, from start: Int) -> Int? {
    guard start < endIndex else { return nil }
    return unsafe withUnsafeBytes { buffer -> Int? in
      guard let base = buffer.baseAddress else { return nil }
      let from = unsafe base + (start - startIndex)
      guard let found = unsafe memchr(from, Int32(octet), endIndex - start) else { return nil }
      return unsafe start + from.distance(to: UnsafeRawPointer(found))
    }
  }

  /// The index at which `needle` first begins at or after `start`.
  func index(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var position = start
    while let found = index(of: first, from: position) {
      guard found + needle.count <= endIndex else { return nil }
      if self[found..<(found + needle.count)].elementsEqual(needle) { return found }
      position = found + 1
    }
    return nil
  }
}
