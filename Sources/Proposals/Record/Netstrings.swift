/// Values in a row, each behind its length in octets: `9:KVM08-007,`.
///
/// Whatever a text holds, it stands in them as it is. (D. J. Bernstein, *Netstrings*, 1997.)
struct Netstrings {
  /// What was added.
  private(set) var octets: [UInt8] = []

  mutating func add(_ value: some Packed) { value.pack(into: &self) }

  mutating func add(octets value: some Collection<UInt8>) {
    octets.append(contentsOf: "\(value.count):".utf8)
    octets.append(contentsOf: value)
    octets.append(UInt8(ascii: ","))
  }

  /// These are not the octets of such values.
  struct Fault: Error {}

  /// Reads them again, in the order in which they were added.
  struct Reader {
    private let octets: [UInt8]
    private var place = 0

    init(_ octets: [UInt8]) { self.octets = octets }

    /// Whether all was read.
    var isAtEnd: Bool { place == octets.count }

    mutating func next<Value: Packed>() throws(Fault) -> Value { try Value(unpacking: &self) }

    mutating func nextOctets() throws(Fault) -> ArraySlice<UInt8> {
      var size = 0
      while true {
        guard place < octets.count else { throw Fault() }
        let octet = octets[place]
        place += 1
        if octet == UInt8(ascii: ":") { break }
        guard (0x30...0x39).contains(octet), size < 1 << 40 else { throw Fault() }
        size = size * 10 + Int(octet - 0x30)
      }
      guard size < octets.count - place, octets[place + size] == UInt8(ascii: ",") else {
        throw Fault()
      }
      defer { place += size + 1 }
      return octets[place..<(place + size)]
    }
  }
}

/// A value that goes into ``Netstrings``, and comes out of them the same.
protocol Packed {
  func pack(into list: inout Netstrings)
  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault)
}

extension Packed {
  /// The value by itself, for a program of the same version.
  var packed: [UInt8] {
    var list = Netstrings()
    list.add(self)
    return list.octets
  }

  /// Reads what ``packed`` gave, and nothing behind it.
  init(packed: [UInt8]) throws(Netstrings.Fault) {
    var list = Netstrings.Reader(packed)
    self = try list.next()
    guard list.isAtEnd else { throw Netstrings.Fault() }
  }
}

extension String: Packed {
  func pack(into list: inout Netstrings) { list.add(octets: utf8) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(decoding: try list.nextOctets(), as: UTF8.self)
  }
}

/// A value that has one text, and that one text gives again.
protocol PackedAsText: Packed, LosslessStringConvertible {}

extension PackedAsText {
  func pack(into list: inout Netstrings) { list.add(description) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    guard let value = Self(try list.next() as String) else { throw Netstrings.Fault() }
    self = value
  }
}

extension Int: PackedAsText {}
extension Double: PackedAsText {}
extension Bool: PackedAsText {}

extension Packed where Self: RawRepresentable, RawValue: Packed {
  func pack(into list: inout Netstrings) { list.add(rawValue) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    guard let value = Self(rawValue: try list.next()) else { throw Netstrings.Fault() }
    self = value
  }
}

/// Values behind how many they are.
extension Array: Packed where Element: Packed {
  func pack(into list: inout Netstrings) {
    list.add(count)
    for value in self { list.add(value) }
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    let count: Int = try list.next()
    guard count >= 0 else { throw Netstrings.Fault() }
    self.init()
    // No more are made room for than there are.
    while self.count < count { append(try list.next()) }
  }
}

/// A list of none or one.
extension Optional: Packed where Wrapped: Packed {
  func pack(into list: inout Netstrings) {
    list.add(self == nil ? 0 : 1)
    if let self { list.add(self) }
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    switch try list.next() as Int {
    case 0: self = nil
    case 1: self = try list.next() as Wrapped
    default: throw Netstrings.Fault()
    }
  }
}
