/// The names mail gives to character sets, and what they mean.
///
/// Only sets in this table are ever opened: a name out of a mail is not handed to iconv.
enum CharsetName {
  enum Encoding {
    case utf8, windows1252
    case utf16(UTF16Text.Order)
    /// RFC 1843, which iconv does not know.
    case hz
    case iconv(String, Kind)

    /// The name that iconv knows the set by; a name of ours for those read without it.
    var name: String {
      switch self {
      case .utf8: "UTF-8"
      case .windows1252: "CP1252"
      case .utf16: "UTF-16"
      case .hz: "HZ"
      case .iconv(let name, _): name
      }
    }
  }

  /// The names of all sets that iconv reads for us.
  static let converted: Set<String> = Set(
    encodings.values.compactMap { if case .iconv(let name, _) = $0 { name } else { nil } })

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
    add(.hz, "hz-gb-2312 hz hz-gb2312 x-hz")
    add(.iconv("UTF-7", .stateful), "utf-7 utf7 unicode-1-1-utf-7 x-unicode-1-1-utf-7")
    add(.iconv("UTF-32", .stateful), "utf-32")
    add(
      .iconv("ISO-2022-JP-2", .stateful),
      """
      iso-2022-jp iso2022-jp csiso2022jp iso-2022-jp-2 iso-2022-jp-1 iso-2022-jp-ms cp50220 \
      cp50221 iso2022jp jis
      """)
    add(.iconv("ISO-2022-KR", .stateful), "iso-2022-kr csiso2022kr")
    add(.iconv("ISO-2022-CN", .stateful), "iso-2022-cn iso-2022-cn-ext")
    add(.iconv("CP932", .manyOctets), "shift-jis shiftjis sjis x-sjis ms-kanji cp932 windows-31j")
    add(.iconv("EUC-JP", .manyOctets), "euc-jp eucjp x-euc-jp")
    add(
      .iconv("GB18030", .manyOctets),
      """
      gb18030 gbk gb2312 gb-2312-80 gb2312-80 x-gbk cp936 windows-936 euc-cn csgb2312 chinese \
      gb-2312 gb2312-1980 cngb cn-gb iso-ir-58 ms936
      """)
    add(
      .iconv("BIG5-HKSCS", .manyOctets),
      "big5 big-5 cn-big5 csbig5 x-x-big5 cp950 big5-hkscs big5hkscs ms950 windows-950")
    add(.iconv("EUC-TW", .manyOctets), "euc-tw euctw x-euc-tw cns11643")
    add(
      .iconv("CP949", .manyOctets),
      """
      euc-kr euckr ks-c-5601-1987 ks-c-5601-1989 ksc5601 ksc-5601 ks-c-5601 korean cp949 \
      windows-949 uhc ms949 cseuckr x-euc-kr
      """)
    add(.iconv("JOHAB", .manyOctets), "johab cp1361 x-johab")
    add(.iconv("KOI8-R", .oneOctet), "koi8-r koi8r koi8 koi cskoi8r koi-8-r x-koi8-r")
    add(.iconv("KOI8-T", .oneOctet), "koi8-t koi8t")
    add(.iconv("KOI8-U", .oneOctet), "koi8-u koi8u koi8-ru koi-8-u")
    add(
      .iconv("CP874", .oneOctet),
      "windows-874 tis-620 tis620 iso-8859-11 iso8859-11 cp874 tis-620-2533 dos-874")
    add(.iconv("CP866", .oneOctet), "cp866 ibm866 866")
    for number in [437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 869] {
      add(.iconv("CP\(number)", .oneOctet), "cp\(number) ibm\(number) \(number) cp-\(number)")
    }
    add(.iconv("CP858", .oneOctet), "ibm00858 cp00858")
    add(.iconv("MACINTOSH", .oneOctet), "macintosh mac x-mac-roman macroman x-mac mac-roman")
    add(.iconv("MAC-CYRILLIC", .oneOctet), "x-mac-cyrillic mac-cyrillic maccyrillic")
    add(.iconv("MAC-UK", .oneOctet), "x-mac-ukrainian mac-uk mac-ukrainian")
    add(
      .iconv("MAC-CENTRALEUROPE", .oneOctet),
      "x-mac-ce mac-centraleurope x-mac-centraleurroman maccentraleurope x-mac-central-europe")
    add(.iconv("TCVN5712-1", .oneOctet), "tcvn tcvn5712-1 x-viet-tcvn5712 tcvn-5712")
    add(.iconv("VISCII", .oneOctet), "viscii x-viet-viscii csviscii")
    add(.iconv("PT154", .oneOctet), "ptcp154 pt154 cp154 cyrillic-asian")
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
