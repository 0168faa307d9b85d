extension Unicode.Scalar {
  /// How a scalar of a stranger's text is shown.
  enum Showing {
    case asItIs
    /// As the replacement character, so that its place is seen: what turns the direction
    /// of the text around it (Unicode Standard Annex 9, explicit formatting).
    case replaced
    /// Not at all: controls, and marks that are invisible by design.
    case dropped
    case lineEnd
  }

  /// How a terminal, a mail program and a browser are all kept from obeying the scalar.
  var showing: Showing {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: .lineEnd
    case 0x09: .asItIs
    case 0x00...0x1F, 0x7F...0x9F: .dropped
    case 0xFEFF, 0xFFF9...0xFFFB: .dropped
    case 0x202A...0x202E, 0x2066...0x2069: .replaced
    default: .asItIs
    }
  }
}
