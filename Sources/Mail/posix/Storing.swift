extension MutableSpan<UInt8> {
  /// Writes the eight octets of `word`, the highest first, from `index` on; there must be
  /// room for eight.
  ///
  /// Any octets are a value here, which is what `mutableBytes` leaves to its caller; the store
  /// itself checks its bounds.
  @inline(__always)
  mutating func store(_ word: UInt64, at index: Int) {
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: word.bigEndian, toByteOffset: index, as: UInt64.self)
  }
}
