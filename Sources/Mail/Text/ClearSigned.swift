/// Text signed in place with PGP (RFC 9580, 7): the armour is told apart from the text.
enum ClearSigned {
  /// `lines` with the armour's lines marked as a footer, and the escapes undone that the
  /// text in between had to take.
  static func peeled(_ lines: [TextLine]) -> [TextLine] {
    guard
      lines.contains(where: {
        $0.text.utf8.count == 34 && $0.depth == 0
          && $0.text == "-----BEGIN PGP SIGNED MESSAGE-----"
      })
    else { return lines }
    var place = Place.outside
    return lines.map { line in
      guard line.depth == 0 else { return line }
      var line = line
      switch (place, line.text) {
      case (.outside, "-----BEGIN PGP SIGNED MESSAGE-----"):
        place = .header
        line.hint = .footer
      case (.header, let text):
        // The armour's own header ends at an empty line.
        if text.isEmpty { place = .text }
        line.hint = .footer
      case (.text, "-----BEGIN PGP SIGNATURE-----"):
        place = .signature
        line.hint = .footer
      case (.text, let text) where text.hasPrefix("- "):
        line.text = String(text.dropFirst(2))
      case (.signature, let text):
        if text == "-----END PGP SIGNATURE-----" { place = .outside }
        line.hint = .footer
      case (.text, _), (.outside, _): break
      }
      return line
    }
  }

  private enum Place { case outside, header, text, signature }
}
