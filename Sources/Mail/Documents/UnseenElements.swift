/// The elements of an XML document that are passed over with all that is in them.
struct UnseenElements {
  /// How many are open, the ones in them too.
  private var open = 0

  /// Whether `token` is part of an element that `isUnseen` names.
  mutating func takes(
    _ token: XMLToken, where isUnseen: (String, [String: String]) -> Bool
  ) -> Bool {
    switch token {
    case .open(let name, let attributes):
      guard open > 0 || isUnseen(name, attributes) else { return false }
      open += 1
      return true
    case .close:
      guard open > 0 else { return false }
      open -= 1
      return true
    case .text:
      return open > 0
    }
  }
}
