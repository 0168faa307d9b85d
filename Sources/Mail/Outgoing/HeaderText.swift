import struct Foundation.Data

/// Text in a header field.
enum HeaderText {
  /// `text` on one line, and as encoded words (RFC 2047) where it is not plain ASCII.
  ///
  /// Words too long to fold are encoded too: the longest line of a mail has 998 octets.
  static func encoded(_ text: String) -> String {
    let text = line(text)
    let isPlain =
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && text.split(separator: " ").allSatisfy { $0.utf8.count <= longestWord }
    return isPlain ? text : words(text)
  }

  /// `text` without what could end a header field or turn its direction; every run of
  /// spaces, line breaks and control characters is one space.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var isGap = false
    for scalar in text.unicodeScalars where !BodyText.turnsDirection(scalar) {
      if scalar.properties.isWhitespace || BodyText.isControl(scalar) {
        isGap = !line.isEmpty
      } else {
        if isGap { line.append(" ") }
        isGap = false
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// The longest word: one that fits the line of its field's name, so that no line is empty.
  private static let longestWord = 54

  /// Encoded words, none of which cuts a character in two.
  private static func words(_ text: String) -> String {
    let start = "=?utf-8?"
    let room = longestWord - start.utf8.count - 4
    let isMostlyASCII = text.utf8.count { $0 >= 0x80 } * 3 < text.utf8.count
    var pieces: [[UInt8]] = [[]]
    var length = 0
    for scalar in text.unicodeScalars {
      let octets = Array(String(scalar).utf8)
      let added = isMostlyASCII ? octets.reduce(0) { $0 + quoted($1).utf8.count } : octets.count
      // Base64 makes four characters of every three octets.
      let isFull =
        isMostlyASCII ? length + added > room : (length + added + 2) / 3 * 4 > room
      if isFull {
        pieces.append([])
        length = 0
      }
      pieces[pieces.count - 1] += octets
      length += added
    }
    return pieces.map { piece in
      isMostlyASCII
        ? start + "Q?" + piece.map(quoted).joined() + "?="
        : start + "B?" + Data(piece).base64EncodedString() + "?="
    }.joined(separator: " ")
  }

  /// An octet in the "Q" encoding, as it may stand in a phrase too (RFC 2047, 5 (3)).
  private static func quoted(_ octet: UInt8) -> String {
    switch octet {
    case 0x20: "_"
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x2A, 0x2B, 0x2D, 0x2F:
      String(UnicodeScalar(octet))
    default: "=" + hex(octet >> 4) + hex(octet & 15)
    }
  }

  private static func hex(_ digit: UInt8) -> String {
    String(UnicodeScalar(digit < 10 ? 0x30 + digit : 0x37 + digit))
  }
}
