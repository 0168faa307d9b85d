extension Entity {
  /// A sentence about content that is not in the message, or cannot be read here.
  ///
  /// A piece of a larger message, a file to be fetched, something encrypted; `nil` for all
  /// other parts.
  var namedElsewhere: String? {
    switch type.name {
    case "message/partial":
      return "A part is \(type.piece) of a larger message that was sent in pieces."
    case "message/external-body":
      return "A part was not sent along; it is to be had\(type.place)."
    case "application/pkcs7-mime", "application/x-pkcs7-mime":
      let kind = type.parameters.word("smime-type")
      guard kind != "signed-data", kind != "certs-only" else { return nil }
      return "A part is encrypted; only the holder of the key can read it."
    default: return nil
    }
  }
}

extension MediaType {
  /// Which piece of a larger message this is (RFC 2046, 5.2.2): `piece 2 of 3 (a@example.org)`.
  var piece: String {
    func count(_ name: String) -> String? {
      parameters.word(name).flatMap { Int($0) }.map(String.init)
    }
    guard let number = count("number") else { return "one piece" }
    let total = count("total").map { " of \($0)" } ?? ""
    let id = parameters.text("id").map { " (\(Header.line($0).prefix(100)))" } ?? ""
    return "piece \(number)\(total)\(id)"
  }

  /// Where content that was not sent along is to be had (RFC 2046, 5.2.3; RFC 2017, 3).
  fileprivate var place: String {
    let method = parameters.word("access-type").map { " by \($0.prefix(20))" } ?? ""
    var places: [String] = []
    if let url = parameters.text("url") {
      // A long address is broken into words, which the spaces are not part of.
      places.append(url.filter { !$0.isWhitespace })
    }
    places += ["server", "site", "directory", "name"].compactMap { parameters.text($0) }
    let place = places.map { Header.line($0).prefix(200) }.joined(separator: ", ")
    return method + (place.isEmpty ? "" : " from \(place)")
  }
}
