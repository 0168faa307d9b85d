/// A part's content: decoded; or, where it is large and nothing is read out of it, as it stands in
/// the message, to be decoded for whoever wants it.
enum Content: Sendable {
  case decoded([UInt8])
  /// Base64 that is as it should be, and how many octets it holds.
  case base64(ArraySlice<UInt8>, count: Int)

  /// From how many octets of base64 on a content is not decoded for nobody: less is no burden.
  static let large = 1 << 20

  /// The octets, decoded at each call.
  var octets: [UInt8] {
    switch self {
    case .decoded(let octets): octets
    case .base64(let octets, _): Base64.decode(octets).content
    }
  }

  /// How many they are.
  var count: Int {
    switch self {
    case .decoded(let octets): octets.count
    case .base64(_, let count): count
    }
  }
}
