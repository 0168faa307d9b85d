/// Text that is UTF-8 but for some octets, as when a signature of another character set was
/// pasted below a mail: what is UTF-8 is read as that, every other octet as windows-1252.
struct MixedText {
  let string: String
  /// The characters beyond ASCII that were UTF-8.
  private(set) var good = 0
  /// The octets that were not.
  private(set) var bad = 0

  /// Reads `octets` in one pass.
  init(reading octets: ArraySlice<UInt8>) {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count + octets.count / 8)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = octets.makeIterator()
    var position = octets.startIndex
    parsing: while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let character):
        if character.count > 1 { good += 1 }
        text.append(contentsOf: character)
        position += character.count
      case .error(let length):
        for octet in octets[position..<position + length] {
          Windows1252.append(octet, to: &text)
        }
        position += length
        bad += length
      case .emptyInput:
        break parsing
      }
    }
    string = String(decoding: text, as: UTF8.self)
  }

  /// Whether the text is UTF-8 rather than something in which a few octets look so by chance.
  var isMostlyUTF8: Bool { good * 3 >= bad && good > 0 || bad == 0 }
}
