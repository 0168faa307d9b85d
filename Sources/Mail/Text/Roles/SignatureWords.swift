/// The words of signatures, in lower case, in the languages people close a mail in.
enum SignatureWords {
  /// Whether `text` is nothing but words that close a letter.
  static func isSignOff(_ text: String) -> Bool {
    let octets = text.utf8.span
    guard (2...60).contains(octets.count), mayBegin(octets) else { return false }
    // ASCII is split by hand: what Unicode says of letters costs a microsecond a line.
    var words: [UInt8] = []
    var blanks = 0
    var isSeparated = false
    for index in octets.indices {
      let octet = octets[index]
      if octet > 0x7F { return octets.count >= 5 && isSignOffBeyondASCII(text) }
      if octet == 0x20 { blanks += 1 }
      if octet.isLetter || octet == 0x27 {
        if isSeparated, !words.isEmpty { words.append(0x20) }
        isSeparated = false
        words.append(octet.lowercased)
      } else {
        isSeparated = true
      }
    }
    return blanks <= 6 && words.count >= 2 && signOffs.contains(words[...].ascii)
  }

  /// Whether the words of `octets` may begin as those that close a letter do.
  private static func mayBegin(_ octets: Span<UInt8>) -> Bool {
    var start = 0
    while start < octets.count, octets[start] < 0x80, !octets[start].isLetter,
      octets[start] != 0x27
    {
      start += 1
    }
    guard start + 1 < octets.count else { return false }
    let (first, second) = (octets[start].lowercased, octets[start + 1].lowercased)
    switch first {
    case ..<0x80:
      return second > 0x7F
        || starts.hasStart(first, second.isLetter || second == 0x27 ? second : 0x20)
    // Signs, which may stand before the words, and scripts that have cases.
    case 0xC2, 0xE1, 0xE2, 0xEF, 0xF0...: return true
    case 0xE3 where second == 0x80: return true
    case ..<0xE0: return LowerCase.small(first, second).map(starts.hasStart) ?? true
    default: return starts.hasStart(first, second)
    }
  }

  private static let starts = Phrases(Array(signOffs))

  private static func isSignOffBeyondASCII(_ text: String) -> Bool {
    guard text.utf8.count(where: { $0 == 0x20 }) <= 6 else { return false }
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
      .joined(separator: " ")
    return signOffs.contains(words)
  }

  /// Whether `text` may be a person's name: a few words that each begin with a capital, but
  /// for particles; one or two words however they begin; a few signs of a script without case.
  static func isName(_ text: String) -> Bool {
    guard text.utf8.count <= 60, let first = text.first(where: { !"-–—~".contains($0) }) else {
      return false
    }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "." })
    guard words.count <= 6, first.isLetter || first == "*" || first == "[" else { return false }
    if words.count <= 2 { return true }
    return words.allSatisfy { word in
      guard let first = word.first(where: \.isLetter) else { return true }
      return !first.isLowercase || particles.contains(String(word))
    }
  }

  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "zu", "af", "av", "al",
    "bin",
    "ibn", "ben", "di", "del", "della", "y", "e", "i", "and", "und", "et", "ter", "ten", "el", "of",
    "for",
  ]

  static let signOffs: Set<String> = [
    // English
    "regards", "best regards", "kind regards", "warm regards", "warmest regards",
    "with best regards",
    "with kind regards", "best", "best wishes", "all the best", "cheers", "thanks", "thank you",
    "many thanks", "thanks again", "thanks in advance", "thank you in advance", "sincerely",
    "yours sincerely", "sincerely yours", "yours faithfully", "yours truly", "yours",
    "respectfully",
    "thanks and regards", "thanks regards", "thanks and best regards", "thanks best regards",
    "br", "rgds", "cordially", "greetings", "take care", "love", "cheers and thanks",
    "thank you very much", "thanks a lot", "thank you and best regards", "with regards",
    // German
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß",
    "freundliche grüße",
    "freundliche grüsse", "viele grüße", "viele grüsse", "beste grüße", "beste grüsse",
    "herzliche grüße",
    "liebe grüße", "schöne grüße", "grüße", "gruß", "gruss", "mfg", "lg", "vg", "danke",
    "vielen dank",
    "mit besten grüßen", "mit herzlichen grüßen", "hochachtungsvoll", "besten gruß", "schönen gruß",
    // French
    "cordialement", "bien cordialement", "bien à vous", "bien à toi", "amicalement", "merci",
    "merci d'avance", "salutations", "meilleures salutations", "sincères salutations", "cdlt",
    "très cordialement", "avec mes salutations", "bonne journée", "à bientôt",
    // Spanish
    "saludos", "un saludo", "saludos cordiales", "atentamente", "cordialmente", "gracias",
    "muchas gracias", "un abrazo", "un cordial saludo", "muchos saludos",
    "reciban un cordial saludo",
    // Italian
    "cordiali saluti", "distinti saluti", "saluti", "un saluto", "grazie", "a presto",
    "tanti saluti",
    "cari saluti", "grazie mille", "in fede",
    // Portuguese
    "atenciosamente", "cumprimentos", "melhores cumprimentos", "obrigado", "obrigada", "abraços",
    "abraço", "com os melhores cumprimentos", "att", "saudações", "cordiais saudações",
    // Russian, Ukrainian
    "с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего", "спасибо",
    "заранее спасибо", "искренне ваш", "з повагою", "дякую",
    // Polish, Czech
    "pozdrawiam", "z poważaniem", "z wyrazami szacunku", "serdecznie pozdrawiam", "dziękuję",
    "pozdrowienia", "s pozdravem", "s přátelským pozdravem", "děkuji", "zdraví",
    // Dutch, Nordic
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groeten", "groeten",
    "groetjes",
    "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "mvh",
    "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "vennlig hilsen", "hilsen",
    "ystävällisin terveisin", "terveisin",
    // Chinese, Japanese, Korean
    "此致", "此致 敬礼", "敬礼", "祝好", "谢谢", "謝謝", "顺颂商祺", "敬上", "よろしくお願いします",
    "よろしくお願いいたします", "よろしくお願い致します", "宜しくお願いします", "敬具", "以上", "감사합니다", "드림", "올림",
  ]

  /// Labels a signature may have.
  static let contacts: [String] = [
    "tel", "tel.", "phone", "mobile", "mob", "cell", "fax", "email", "e-mail", "mail", "web", "www",
    "website", "homepage", "blog", "twitter", "mastodon", "github", "irc", "telefon", "mobil",
    "handy",
    "tél", "téléphone", "portable", "teléfono", "móvil", "telefono", "cellulare", "telemóvel",
    "тел",
    "тел.", "телефон", "моб", "t", "f", "m", "e", "w", "p", "d", "o", "skype", "matrix", "xmpp",
    "jabber",
    "linkedin", "pgp", "gpg", "fingerprint", "key id", "http", "https", "电话", "手机", "邮箱", "電話",
    "office",
  ]

  /// How a line begins that a phone or a mail program signs with.
  static let devices = Phrases([
    "sent from ", "sent with ", "sent via ", "written on my ", "get outlook for ", "von meinem ",
    "gesendet von meinem ", "gesendet von mail für windows", "gesendet mit der ",
    "gesendet von outlook",
    "holen sie sich outlook für ", "hol dir outlook für ", "obtenez outlook pour ",
    "télécharger outlook pour ", "obtener outlook para ", "obter o outlook para ",
    "scarica outlook per ", "outlook voor ", "hämta outlook för ", "hent outlook til ",
    "envoyé de mon ",
    "envoyé depuis ", "envoyé à partir de ", "enviado desde mi ", "enviado desde mail",
    "enviado do meu ",
    "enviado via ", "inviato da ", "inviato dal mio ", "отправлено с ", "отправлено из ",
    "wysłane z ", "verstuurd vanaf mijn ", "skickat från min ", "sendt fra min ", "iphoneから送信",
    "从我的", "發自我的", "发自我的", "나의 iphone",
  ])
}
