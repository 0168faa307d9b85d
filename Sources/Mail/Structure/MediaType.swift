/// What a part is: the value of its `Content-Type:` field (RFC 2045, 5).
struct MediaType {
  /// `text`, in lower case.
  let kind: String
  /// `plain`, in lower case.
  let subtype: String
  /// `text/plain`: asked for so often that it is made once.
  let name: String
  let parameters: Parameters

  /// What a part without a `Content-Type:` is (RFC 2045, 5.2).
  static let plain = MediaType(kind: "text", subtype: "plain", parameters: Parameters([]))
  /// What a part of a digest without one is (RFC 2046, 5.1.5).
  static let message = MediaType(kind: "message", subtype: "rfc822", parameters: Parameters([]))
  /// What content of no particular kind is (RFC 2046, 4.5.1).
  static let octets = MediaType(
    kind: "application", subtype: "octet-stream", parameters: Parameters([]))

  /// Whether it is a whole message (RFC 2046, 5.2.1; RFC 6532, 3.7).
  var isMessage: Bool { kind == "message" && ["rfc822", "global", "news"].contains(subtype) }

  /// Reads an unfolded field value; `nil` where it names no type.
  init?(_ field: ArraySlice<UInt8>, limits: Limits) {
    if let read = ContentTypeField.read(field, limits: limits) {
      self = read
      return
    }
    var reader = TokenReader(field)
    let kind = reader.token()
    var subtype = reader.take(0x2F) ? reader.token() : []
    // `text` alone, as the oldest mail has it, and text of no kind in particular.
    if kind.equals("text"), subtype.isEmpty { subtype = Array("plain".utf8)[...] }
    guard !kind.isEmpty, !subtype.isEmpty else { return nil }
    self.init(
      kind: kind.lowercasedASCII, subtype: subtype.lowercasedASCII,
      parameters: Parameters(reader.parameters()))
  }

  init(kind: String, subtype: String, parameters: Parameters) {
    self.kind = kind
    self.subtype = subtype
    name = kind + "/" + subtype
    self.parameters = parameters
  }
}

/// How a part wants to be shown: the value of its `Content-Disposition:` field (RFC 2183).
struct Disposition {
  /// `inline` or `attachment`, in lower case.
  var kind: String
  var parameters: Parameters

  /// Reads an unfolded field value; `nil` where it is empty.
  init?(_ field: ArraySlice<UInt8>) {
    var reader = TokenReader(field)
    let kind = reader.token()
    self.kind = kind.isEmpty ? "attachment" : kind.lowercasedASCII
    parameters = Parameters(reader.parameters())
    if kind.isEmpty, parameters.isEmpty { return nil }
  }
}
