/// The properties of a message or an attachment in Outlook's format (MS-OXTNEF, 2.1.3.4),
/// those that reading needs.
struct OutlookProperties {
  /// A property, by its number (MS-OXPROPS).
  enum Key: Int {
    case body = 0x1000
    case compressedRTF = 0x1009
    case html = 0x1013
    case displayName = 0x3001
    case data = 0x3701
    case fileName = 0x3704
    case longFileName = 0x3707
    case mediaType = 0x370E
    case internetCodePage = 0x3FDE
  }

  /// The values found; of several under one key, the first.
  private(set) var values: [Key: ArraySlice<UInt8>] = [:]
  /// The keys whose values are in UTF-16.
  private(set) var unicode: Set<Key> = []
  /// Whether the properties ended before all had come.
  private(set) var isCut = false

  /// What the object of an attached message begins with: its interface's name.
  static let messageInterface: [UInt8] = [
    0x07, 0x03, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46,
  ]

  /// Reads a block of properties.
  mutating func read(_ block: ArraySlice<UInt8>) {
    var stream = LittleEndian(block)
    guard let count = stream.number(of: 4) else {
      isCut = true
      return
    }
    for _ in 0..<count {
      guard readProperty(&stream) != nil else {
        isCut = true
        return
      }
    }
  }

  /// Reads the next property; `nil` where the block ends within it, or it is of no kind there is.
  private mutating func readProperty(_ stream: inout LittleEndian) -> Void? {
    guard let kind = stream.number(of: 2), let number = stream.number(of: 2) else { return nil }
    if number >= 0x8000 {
      // A named property: 16 octets of a name space, then a number or a name.
      guard stream.octets(16) != nil, let naming = stream.number(of: 4),
        let length = stream.number(of: 4)
      else { return nil }
      if naming != 0, stream.padded(length) == nil { return nil }
    }
    var values = 1
    let isVariable = [0x0D, 0x1E, 0x1F, 0x102].contains(kind & 0x0FFF)
    if kind & 0x1000 != 0 || isVariable {
      guard let count = stream.number(of: 4) else { return nil }
      values = count
    }
    // A value takes up room: one that claims to take none could be there by the billion.
    let least = isVariable ? 4 : Self.width(of: kind & 0x0FFF) ?? 0
    guard values <= (least > 0 ? stream.left / least : 1) else { return nil }
    for index in 0..<values {
      let width = isVariable ? stream.number(of: 4) : Self.width(of: kind & 0x0FFF)
      guard let width, let value = stream.padded(width) else { return nil }
      guard index == 0, number < 0x8000, let key = Key(rawValue: number) else { continue }
      guard self.values[key] == nil else { continue }
      self.values[key] = value
      if kind & 0x0FFF == 0x1F { unicode.insert(key) }
    }
    return ()
  }

  /// The octets of a property of fixed width (MS-OXCDATA, 2.11.1).
  private static func width(of kind: Int) -> Int? {
    switch kind {
    case 0x00, 0x01: 0
    case 0x02, 0x03, 0x04, 0x0A, 0x0B: 4
    case 0x05, 0x06, 0x07, 0x14, 0x40: 8
    case 0x48: 16
    default: nil
    }
  }

  /// A text under `key`, without the zero that ends it, and whether it is in UTF-16.
  func text(_ key: Key) -> (octets: ArraySlice<UInt8>, isUnicode: Bool)? {
    guard let value = values[key] else { return nil }
    guard unicode.contains(key) else { return (Self.unterminated(value), false) }
    var text = value.count.isMultiple(of: 2) ? value : value.dropLast()
    while text.suffix(2).elementsEqual([0, 0]) { text = text.dropLast(2) }
    return (text, true)
  }

  /// A text of octets without the zeros that end it.
  static func unterminated(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while text.last == 0 { text = text.dropLast() }
    return text
  }

  /// The number that `value` is.
  static func number(_ value: ArraySlice<UInt8>) -> Int? {
    var stream = LittleEndian(value)
    return stream.number(of: 4)
  }
}

/// Reads numbers whose lowest octet comes first.
struct LittleEndian {
  private let octets: ArraySlice<UInt8>
  private var position: Int

  init(_ octets: ArraySlice<UInt8>) {
    self.octets = octets
    position = octets.startIndex
  }

  var isAtEnd: Bool { position >= octets.endIndex }
  /// How many octets are left.
  var left: Int { octets.endIndex - position }

  /// The next number, of `width` octets; `nil` where there are not so many.
  mutating func number(of width: Int) -> Int? {
    guard let octets = octets(width) else { return nil }
    return octets.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The next `count` octets; `nil` where there are not so many.
  mutating func octets(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= octets.endIndex - position else { return nil }
    defer { position += count }
    return octets[position..<(position + count)]
  }

  /// The next `count` octets, and those after them that fill up a unit of four; the last
  /// unit may lack them.
  mutating func padded(_ count: Int) -> ArraySlice<UInt8>? {
    guard let value = octets(count) else { return nil }
    position = min(octets.endIndex, position + (4 - count & 3) & 3)
    return value
  }
}
