/// Texts in a row, each behind its length in octets: `9:KVM08-007,`.
///
/// Whatever a text holds, it stands in them as it is. (D. J. Bernstein, *Netstrings*, 1997.)
struct Netstrings {
  /// What was added.
  private(set) var text = ""

  mutating func add(_ value: String) {
    text += "\(value.utf8.count):"
    text += value
    text += ","
  }

  /// Adds values behind how many they are.
  mutating func add<Value>(list values: [Value], _ add: (inout Netstrings, Value) -> Void) {
    self.add("\(values.count)")
    for value in values { add(&self, value) }
  }

  /// Adds a value that may be absent: a list of none or one.
  mutating func add(_ value: String?) {
    add(list: value.map { [$0] } ?? []) { $0.add($1) }
  }

  /// Reads them again, in the order in which they were added; `nil` for what is none of it.
  struct Reader {
    private let octets: String.UTF8View
    private var place: String.Index

    init(_ text: String) {
      octets = text.utf8
      place = octets.startIndex
    }

    mutating func next() -> String? {
      var size = 0
      while true {
        guard place < octets.endIndex else { return nil }
        let octet = octets[place]
        place = octets.index(after: place)
        if octet == UInt8(ascii: ":") { break }
        guard (0x30...0x39).contains(octet), size < 1 << 40 else { return nil }
        size = size * 10 + Int(octet - 0x30)
      }
      guard let end = octets.index(place, offsetBy: size, limitedBy: octets.endIndex),
        end < octets.endIndex, octets[end] == UInt8(ascii: ",")
      else { return nil }
      let value = String(octets[place..<end])
      place = octets.index(after: end)
      return value
    }

    mutating func list<Value>(_ next: (inout Reader) -> Value?) -> [Value]? {
      guard let count = self.next().flatMap({ Int($0) }) else { return nil }
      var values: [Value] = []
      // No more are made room for than there are.
      while values.count < count {
        guard let value = next(&self) else { return nil }
        values.append(value)
      }
      return values
    }

    /// A value that may be absent; `nil` for what is none of it.
    mutating func optional() -> String?? {
      list { $0.next() }.map(\.first)
    }
  }
}
