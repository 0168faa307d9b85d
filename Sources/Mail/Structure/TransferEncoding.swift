/// How a part's content was made fit for mail (RFC 2045, 6).
enum TransferEncoding {
  case identity, base64, quotedPrintable
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
    case .base64, .quotedPrintable: false
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
    case .base64:
      let (content, rest, strays) = Base64.decode(octets)
      if strays > 0 { note("The base64 of a part holds octets that are none.") }
      // Plain text under a wrong label: it has a blank or a full stop every few octets.
      if strays * 16 > octets.count { return [UInt8](octets) }
      if rest.isEmpty { return content }
      note("Text follows the base64 of a part.")
      return content + [0x0A] + rest
    case .quotedPrintable:
      let (content, isClean) = QuotedPrintable.decode(octets)
      if !isClean { note("The quoted-printable of a part holds codes that are none.") }
      return content
    }
  }
}
