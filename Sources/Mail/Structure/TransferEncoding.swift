/// How a part's content was made fit for mail (RFC 2045, 6).
enum TransferEncoding {
  case identity, base64, quotedPrintable
  /// What mail programs used before MIME had base64.
  case uuencoded
  /// Its name is not one that RFC 2045 knows; the content is taken as it stands.
  case unknown(String)

  /// Reads the value of a `Content-Transfer-Encoding:` field; a comment after it is no part
  /// of the name.
  init(_ field: ArraySlice<UInt8>?) {
    guard let field else {
      self = .identity
      return
    }
    let name = field.prefix { $0 != 0x28 && $0 != 0x3B }.trimmed.drop { $0 == 0x22 }
      .prefix { $0 != 0x22 }
    if name.equals("base64") {
      self = .base64
    } else if name.equals("quoted-printable") || name.equals("quotedprintable") {
      self = .quotedPrintable
    } else if ["x-uuencode", "x-uue", "uuencode", "x-uu", "uue"].contains(where: name.equals) {
      self = .uuencoded
    } else if name.isEmpty
      || ["7bit", "8bit", "binary", "7-bit", "8-bit"].contains(where: name.equals)
    {
      self = .identity
    } else {
      self = .unknown(name.lowercasedASCII)
    }
  }

  var isIdentity: Bool {
    switch self {
    case .identity, .unknown: true
    case .base64, .quotedPrintable, .uuencoded: false
    }
  }

  /// Undoes the encoding; what is odd about it is told to `note`.
  func decode(_ octets: ArraySlice<UInt8>, note: (String) -> Void) -> [UInt8] {
    switch self {
    case .identity:
      return [UInt8](octets)
    case .unknown(let name):
      note("The transfer encoding \(name) is unknown; the content is shown as it stands.")
      return [UInt8](octets)
    case .uuencoded:
      if let content = Embedded.content(of: octets) { return content }
      note("A part is said to be uuencoded and is not; the content is shown as it stands.")
      return [UInt8](octets)
    case .base64:
      return Self.base64(octets, note: note)
    case .quotedPrintable:
      let (content, isClean) = QuotedPrintable.decode(octets)
      if !isClean { note("The quoted-printable of a part holds codes that are none.") }
      return content
    }
  }

  /// Base64, and the plain text that lists append to it or that a wrong label hides.
  private static func base64(_ octets: ArraySlice<UInt8>, note: (String) -> Void) -> [UInt8] {
    var (content, rest, strays) = Base64.decode(octets)
    if strays > 0, let end = Base64.end(in: octets) {
      content = Base64.decode(octets[..<end]).content
      rest = octets[end...]
      if content.isEmpty { rest = octets }
    }
    if rest.isEmpty {
      if strays > 0 { note("The base64 of a part holds octets that are none.") }
      return content
    }
    note("Text that is no base64 stands in a part that is said to be.")
    return content.isEmpty ? [UInt8](rest) : content + [0x0A] + rest
  }
}
