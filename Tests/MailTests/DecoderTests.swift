import Testing

@testable import Mail

private func octets(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

@Suite struct `Transfer encodings` {
  @Test(arguments: [
    ("", ""), ("TWFu", "Man"), ("TWE=", "Ma"), ("TQ==", "M"), ("TWE", "Ma"), ("TQ", "M"),
    ("TW\r\nFu\n", "Man"), ("T W F u", "Man"), ("TWE=TQ==", "MaM"), ("TQ=", "M"), ("TWFu=", "Man"),
    ("TQ==\n", "M"), ("_-8=", "\u{FFFD}\u{FFFD}"),
  ])
  func `base64 is undone`(encoded: String, text: String) {
    #expect(String(decoding: Base64.decode(octets(encoded)).content, as: UTF8.self) == text)
  }

  @Test func `base64 of every length comes back`() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for count in 0..<40 {
      let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 73 + 19) }
      var encoded: [UInt8] = []
      for start in stride(from: 0, to: count, by: 3) {
        let group = content[start..<min(start + 3, count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        encoded += (0...group.count).map { alphabet[bits >> (18 - 6 * $0) & 63] }
        encoded += [UInt8](repeating: 0x3D, count: 3 - group.count)
      }
      #expect(Base64.decode(encoded[...]).content == content)
    }
  }

  @Test(arguments: [
    ("", ""), ("a=3Db", "a=b"), ("a=3db", "a=b"), ("soft=\nbreak", "softbreak"),
    ("soft= \r\nbreak", "softbreak"), ("end  \nnext", "end\nnext"), ("a=\n", "a"), ("a=", "a"),
    ("a=4", "a=4"), ("a=ZZ", "a=ZZ"), ("==20", "= "), ("a\r\nb", "a\r\nb"), ("=\n=\n", ""),
    ("tail ", "tail"),
  ])
  func `quoted-printable is undone`(encoded: String, text: String) {
    #expect(
      String(decoding: QuotedPrintable.decode(octets(encoded)).content, as: UTF8.self) == text)
  }

  /// Octets that damage does to an encoding: signs in the wrong places, cut lines, blanks.
  private static func damaged(_ signs: String, seed: UInt64) -> [[UInt8]] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let signs = Array(signs.utf8)
    return (0..<4_000).map { _ in (0..<next(60)).map { _ in signs[next(signs.count)] } }
  }

  @Test func `base64 is undone as octet by octet, however damaged`() {
    for octets in Self.damaged("ABCDabcdwxyz0189+/-_==\n\r\n !~", seed: 1) {
      let content = Base64.decode(octets[...]).content
      #expect(content == Naive.base64(octets), "\(String(decoding: octets, as: UTF8.self))")
    }
  }

  @Test func `quoted-printable is undone as octet by octet, however damaged`() {
    for octets in Self.damaged("=4AaFxyzxyzxyz3 \t\r\n=\n\r\n", seed: 2) {
      let content = QuotedPrintable.decode(octets[...]).content
      #expect(
        content == Naive.quotedPrintable(octets), "\(String(decoding: octets, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    ("BASE64", "TWFu", "Man"), ("base64 (comment)", "TWFu", "Man"), ("\"base64\"", "TWFu", "Man"),
    ("Quoted-Printable", "=41", "A"), ("8bit", "=41", "=41"), ("7BIT;", "=41", "=41"),
    ("odd", "=41", "=41"), ("base64", "Not encoded at all.", "Not encoded at all."),
  ])
  func `are known by every spelling of their name`(name: String, encoded: String, text: String) {
    let encoding = TransferEncoding(octets(name))
    #expect(String(decoding: encoding.decode(octets(encoded)) { _ in }, as: UTF8.self) == text)
  }
}

@Suite struct `Character sets` {
  static let table: [(label: String?, octets: [UInt8], text: String)] = [
    ("utf-8", [0xC3, 0xA4], "ä"), ("UTF8", [0xC3, 0xA4], "ä"),
    ("utf-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
    ("iso-8859-1", [0xE4, 0x93], "ä“"), ("latin1", [0xE4], "ä"), ("iso-8859-1", [0xC3, 0xA4], "ä"),
    ("us-ascii", [0xE4], "ä"), (nil, [0xE4], "ä"), (nil, [0xC3, 0xA4], "ä"),
    ("nonsense", [0xE4], "ä"),
    ("utf-8", [0xE4, 0x20], "ä "), ("utf-16", [0xFE, 0xFF, 0, 0x61], "a"),
    ("utf-16", [0xFF, 0xFE, 0x61, 0], "a"), ("utf-16", [0x61, 0, 0x62, 0], "ab"),
    ("utf-16be", [0, 0x61, 0xD8], "a"), (nil, [0xFF, 0xFE, 0x61, 0], "a"),
    ("koi8-r", [0xE4], "Д"), ("windows-1251", [0xC4], "Д"), ("cp1251", [0xC4], "Д"),
    ("iso-8859-5", [0xB4], "Д"), ("shift_jis", [0x82, 0xA0], "あ"), ("euc-jp", [0xA4, 0xA2], "あ"),
    ("gb2312", [0xD6, 0xD0], "中"), ("big5", [0xA4, 0xA4], "中"),
    ("ks_c_5601-1987", [0xC7, 0xD1], "한"),
    ("utf-7", Array("+AOQ-x".utf8), "äx"), ("iso-2022-jp", Array("\u{1B}$B$\"\u{1B}(B".utf8), "あ"),
    ("gb2312", Array("中文的報告!".utf8), "中文的報告!"),
    ("iso-8859-9", [0xFD], "ı"), ("macintosh", [0x8A], "ä"),
  ]

  @Test(arguments: table)
  func `are decoded as declared, or as they must be`(label: String?, octets: [UInt8], text: String)
  {
    #expect(Charset.decode(octets[...], declared: label).string == text)
  }

  @Test func `in the table are all known to iconv`() {
    for encoding in CharsetName.encodings.values {
      if case .iconv(let name, _) = encoding {
        #expect(Converters.with(name) { _ in true } == true, "\(name)")
      }
    }
  }

  @Test func `in pieces that end within a character lose nothing before it`() {
    let decoded = Charset.decode([0x82, 0xA0, 0x82][...], declared: "shift_jis")
    #expect(decoded.string == "あ\u{FFFD}")
    #expect(decoded.defect != nil)
  }
}

@Suite struct `Text in two character sets` {
  @Test(arguments: [
    (
      "UTF-8 with a Latin-1 signature", Array("Grüße von Ørsted, ".utf8) + [0x4E, 0xF8, 0x72],
      "Grüße von Ørsted, Nør"
    ),
    ("Latin-1 throughout, declared UTF-8", [0x4E, 0xF8, 0x72, 0x72, 0xE5], "Nørrå"),
  ])
  func `loses neither`(name: String, octets: [UInt8], text: String) {
    #expect(Charset.decode(octets[...], declared: "utf-8").string == text)
  }
}
