/// Values by numbers that are hashes already, such as those of words and traits: an open-addressed
/// table, for a dictionary would hash them again at every look.
struct HashTable<Value: Sendable>: Sendable {
  /// The hash at each place, 0 for none; as many as a power of two, fewer than half of them taken.
  private var hashes: [UInt64]
  /// The place of its value in ``values``.
  private var places: [Int32]
  private var values: [Value] = []

  /// A table that is empty, and need not grow for so many values.
  init(capacity: Int = 0) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    places = [Int32](repeating: 0, count: size)
    values.reserveCapacity(capacity)
  }

  /// The value of a hash; `nil` where it has none, and no value is taken away by setting that.
  subscript(hash: UInt64) -> Value? {
    get {
      let place = place(of: hash)
      return hashes[place] == hash && hash != 0 ? values[Int(places[place])] : nil
    }
    set {
      guard let newValue, hash != 0 else { return }
      let place = place(of: hash)
      guard hashes[place] == 0 else { return values[Int(places[place])] = newValue }
      (hashes[place], places[place]) = (hash, Int32(values.count))
      values.append(newValue)
      if values.count * 2 > hashes.count { grow() }
    }
  }

  /// Where a hash stands, or would stand.
  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let before = (hashes, places)
    hashes = [UInt64](repeating: 0, count: before.0.count * 2)
    places = [Int32](repeating: 0, count: before.0.count * 2)
    for (hash, value) in zip(before.0, before.1) where hash != 0 {
      let place = place(of: hash)
      (hashes[place], places[place]) = (hash, value)
    }
  }
}
