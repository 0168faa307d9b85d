/// The names mail gives to character sets, and what they mean.
///
/// Only sets in this table are ever opened: a name out of a mail is not handed to iconv.
enum CharsetName {
  enum Encoding {
    case utf8, windows1252
    case utf16(UTF16Text.Order)
    case iconv(String, Kind)
  }

  enum Kind {
    /// Every octet is a character.
    case oneOctet
    /// Octets above 0x7F come in twos and more.
    case manyOctets
    /// Seven-bit, with escape sequences.
    case stateful
  }

  /// Names that declare nothing beyond ASCII.
  static let saysNothing: Set<String> = [
    "", "us-ascii", "ascii", "ansi-x3.4-1968", "iso-ir-6", "unknown", "unknown-8bit", "x-unknown",
    "8bit", "7bit", "none", "null", "default", "x-user-defined", "utf-8mb4", "iso-8859", "646",
  ]

  /// A label as it stands in a mail, in the form the table has it.
  static func normalized(_ label: String) -> String {
    let octets = Array(label.utf8)[...].trimmed.filter { $0 != 0x22 && $0 != 0x27 && $0 != 0x20 }
    return String(decoding: octets.map { $0 == 0x5F ? 0x2D : $0.lowercased }, as: UTF8.self)
  }

  static let encodings: [String: Encoding] = {
    var table: [String: Encoding] = [:]
    func add(_ encoding: Encoding, _ labels: String) {
      for label in labels.split(separator: " ") { table[String(label)] = encoding }
    }
    add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 utf-8mb4 cp65001 x-utf-8")
    add(
      .windows1252,
      """
      iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 windows-1252 cp1252 cp-1252 x-cp1252 ansi \
      iso-8859-1-windows-3.1-latin-1 windows1252 win-1252 8859-1 iso-ir-100 cp819 ansi-1252
      """)
    add(.utf16(.unsaid), "utf-16 utf16 ucs-2 iso-10646-ucs-2 unicode")
    add(.utf16(.big), "utf-16be")
    add(.utf16(.little), "utf-16le")
    add(.iconv("UTF-7", .stateful), "utf-7 utf7 unicode-1-1-utf-7 x-unicode-1-1-utf-7")
    add(.iconv("UTF-32", .stateful), "utf-32")
    add(
      .iconv("ISO-2022-JP-2", .stateful),
      "iso-2022-jp iso2022-jp csiso2022jp iso-2022-jp-2 iso-2022-jp-1 iso-2022-jp-ms cp50220 cp50221"
    )
    add(.iconv("ISO-2022-KR", .stateful), "iso-2022-kr csiso2022kr")
    add(.iconv("ISO-2022-CN", .stateful), "iso-2022-cn iso-2022-cn-ext")
    add(.iconv("CP932", .manyOctets), "shift-jis shiftjis sjis x-sjis ms-kanji cp932 windows-31j")
    add(.iconv("EUC-JP", .manyOctets), "euc-jp eucjp x-euc-jp")
    add(
      .iconv("GB18030", .manyOctets),
      "gb18030 gbk gb2312 gb-2312-80 x-gbk cp936 windows-936 euc-cn csgb2312 chinese")
    add(.iconv("BIG5-HKSCS", .manyOctets), "big5 big-5 cn-big5 csbig5 x-x-big5 cp950 big5-hkscs")
    add(
      .iconv("CP949", .manyOctets),
      "euc-kr euckr ks-c-5601-1987 ks-c-5601-1989 ksc5601 ksc-5601 korean cp949 windows-949 uhc")
    add(.iconv("KOI8-R", .oneOctet), "koi8-r koi8r koi8 koi cskoi8r")
    add(.iconv("KOI8-U", .oneOctet), "koi8-u koi8u koi8-ru")
    add(.iconv("CP874", .oneOctet), "windows-874 tis-620 tis620 iso-8859-11 cp874")
    add(.iconv("CP866", .oneOctet), "cp866 ibm866 866")
    add(.iconv("CP437", .oneOctet), "cp437 ibm437 437")
    add(.iconv("CP850", .oneOctet), "cp850 ibm850 850 cp-850")
    add(.iconv("CP852", .oneOctet), "cp852 ibm852 852")
    add(.iconv("MACINTOSH", .oneOctet), "macintosh mac x-mac-roman macroman x-mac")
    add(.iconv("MAC-CYRILLIC", .oneOctet), "x-mac-cyrillic mac-cyrillic")
    // Turkish Latin-5 is in Windows' form everywhere, as Latin-1 is.
    add(.iconv("CP1254", .oneOctet), "iso-8859-9 iso8859-9 latin5 latin-5")
    for number in [1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258] {
      add(
        .iconv("CP\(number)", .oneOctet),
        "windows-\(number) cp\(number) cp-\(number) x-cp\(number) win-\(number) windows\(number) ansi-\(number)"
      )
    }
    for number in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
      add(
        .iconv("ISO-8859-\(number)", .oneOctet),
        "iso-8859-\(number) iso8859-\(number) iso8859\(number) 8859-\(number) iso-8859-\(number)-i iso-8859-\(number)-e"
      )
    }
    add(.iconv("ISO-8859-2", .oneOctet), "latin2 latin-2 l2")
    add(.iconv("ISO-8859-15", .oneOctet), "latin9 latin-9 latin-0")
    return table
  }()
}
