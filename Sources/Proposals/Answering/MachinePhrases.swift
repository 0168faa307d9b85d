/// What machines write in subjects and texts, in the languages that mail programs speak.
///
/// Evidence beside other evidence only: people write such words too. Every phrase is
/// compared folded, so case, accents and punctuation do not count.
enum MachinePhrases {
  /// What the subject of an absence note or of another automatic reply begins with.
  static let awaySubjects = folded([
    "out of office", "out of the office", "automatic reply", "auto reply", "autoreply",
    "auto response", "autoresponse", "automated response", "automated reply",
    "automatic response", "vacation reply", "vacation notice", "on vacation", "on holiday",
    "on leave", "away from my mail", "away from office", "away from the office", "absence notice",
    "i am out of", "i am away", "i'm away", "i'm out of", "currently away", "currently out",
    "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsnachricht", "abwesenheit",
    "abwesend", "automatische antwort", "automatische rückantwort", "autoantwort",
    "außer haus", "nicht im büro", "nicht im haus", "im urlaub",
    "réponse automatique", "absence du bureau", "absent du bureau", "absente du bureau",
    "message d'absence", "notification d'absence", "je suis absent", "en congé", "en congés",
    "respuesta automática", "fuera de la oficina", "fuera de oficina", "mensaje de ausencia",
    "ausente de la oficina", "resposta automàtica",
    "resposta automática", "fora do escritório", "ausência temporária", "ausente do escritório",
    "risposta automatica", "fuori ufficio", "fuori sede", "assente dall'ufficio", "assenza",
    "automatisch antwoord", "automatisch bericht", "afwezigheidsbericht", "afwezig",
    "niet aanwezig", "buiten kantoor",
    "autosvar", "automatiskt svar", "frånvaromeddelande", "frånvarande", "frånvaro",
    "ej på kontoret", "automatisk svar", "fraværsmelding", "fraværende", "fravær",
    "ikke til stede", "ikke på kontoret",
    "automaattinen vastaus", "poissaoloviesti", "poissa toimistosta",
    "automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "poza biurem",
    "nieobecność", "automatická odpověď", "mimo kancelář", "nepřítomnost",
    "automatická odpoveď", "mimo kancelárie", "automatikus válasz", "házon kívül",
    "răspuns automat", "otomatik yanıt", "otomatik cevap", "ofis dışında",
    "αυτόματη απάντηση", "εκτός γραφείου",
    "автоматический ответ", "автоответ", "автоответчик", "вне офиса", "нет на месте",
    "я в отпуске", "автоматична відповідь", "автовідповідь", "автоматичен отговор",
    "自動応答", "自動返信", "不在通知", "不在のお知らせ", "自动回复", "自动答复", "自動回覆",
    "自動回复", "自動答覆", "不在办公室", "不在辦公室", "자동 회신", "자동 응답", "부재중",
    "תשובה אוטומטית", "מחוץ למשרד", "رد تلقائي", "خارج المكتب", "trả lời tự động",
    "balasan otomatis",
  ])

  /// What stands in the first lines of an absence note.
  static let awayTexts = folded([
    "out of the office", "out of office", "on vacation", "on holiday", "on annual leave",
    "on leave until", "on parental leave", "on maternity leave", "on paternity leave",
    "on sick leave",
    "not be reading e mail", "not be reading email", "not be checking e mail",
    "not be checking email",
    "away from my mail", "away from my email", "away from the office", "i am away", "i'm away",
    "i will be away", "i am travelling until", "i am traveling until", "automatic reply",
    "automated reply", "automated response", "automatic response", "auto reply",
    "will not be reading my mail", "will not be reading my email", "this is an automatic message",
    "this is an automated message", "limited access to email", "limited access to my email",
    "read my mail about once",
    "will respond when i return", "will reply when i return",
    "nicht im büro", "nicht im hause", "nicht im haus", "außer haus", "im urlaub",
    "abwesend", "automatische antwort", "automatisch erstellt", "automatisch erzeugt",
    "nicht erreichbar",
    "absent du bureau", "absente du bureau", "je suis absent", "je suis absente",
    "je serai absent", "je serai absente", "actuellement absent", "actuellement absente",
    "en congé", "en congés", "en vacances", "réponse automatique",
    "fuera de la oficina", "de vacaciones", "estoy ausente", "estaré ausente",
    "respuesta automática", "fora do escritório", "de férias", "estou ausente",
    "resposta automática", "fuori ufficio", "in ferie", "sono assente", "sarò assente",
    "risposta automatica", "ik ben afwezig", "met vakantie", "op vakantie", "niet aanwezig",
    "automatisch antwoord", "på semester", "inte på kontoret", "automatiskt svar",
    "på ferie", "ikke på kontoret", "automatisk svar", "lomalla", "poissa toimistosta",
    "automaattinen vastaus", "poza biurem", "na urlopie", "jestem nieobecny",
    "jestem nieobecna", "automatyczna odpowiedź", "mimo kancelář", "na dovolené",
    "automatická odpověď", "szabadságon", "automatikus válasz", "ofis dışında", "izindeyim",
    "в отпуске", "вне офиса", "автоматический ответ", "у відпустці", "автоматична відповідь",
    "不在にして", "不在です", "不在となり", "休暇中", "自動返信", "自動応答", "外出しております",
    "休假", "不在办公室", "不在辦公室", "自动回复", "自動回覆", "부재중", "휴가 중", "자동 응답",
    "자동 회신",
  ])

  /// What the subject of a report about delivery begins with.
  static let failureSubjects = folded([
    "undelivered mail", "undeliverable", "undelivered", "returned mail", "returned to sender",
    "mail delivery failed", "mail delivery failure", "mail delivery problem",
    "mail delivery system", "mail delivery error", "mail system error", "failure notice",
    "delivery status notification", "delivery failure", "delivery failed", "delivery delayed",
    "delivery notification", "delivery report", "delayed mail", "message delayed",
    "message undeliverable", "non delivery", "nondeliverable", "could not deliver",
    "message could not be delivered", "warning could not send message",
    "warning message delayed", "your message was not delivered",
    "unzustellbar", "unzustellbare", "zustellung fehlgeschlagen", "übermittlung fehlgeschlagen",
    "nicht zustellbar", "non remis", "échec de la remise", "échec de remise", "non distribuable",
    "notification d'état de remise", "no se puede entregar", "no se ha podido entregar",
    "no entregado", "devuelto al remitente", "não entregue", "falha na entrega",
    "não foi possível entregar", "mancato recapito", "non recapitabile", "recapito non riuscito",
    "niet te bezorgen", "onbestelbaar", "niet bezorgd", "kan inte levereras", "olevererbart",
    "kan ikke leveres", "ei voi toimittaa", "niedostarczalne", "nie można dostarczyć",
    "nedoručitelné", "kézbesíthetetlen", "teslim edilemedi", "не доставлено", "недоставлено",
    "сообщение не доставлено", "配信不能", "配達不能", "配信できません", "未配信", "无法投递",
    "系统退信", "退信", "無法傳遞", "未传递", "배달되지 않음", "전송 실패",
  ])

  /// What mail servers call themselves in From.
  static let daemonNames = folded([
    "mail delivery system", "mail delivery subsystem", "mail delivery service",
    "mail delivery agent", "mail delivery daemon", "system administrator",
    "internet mail delivery", "delivery subsystem", "mailer daemon", "postmaster",
    "microsoft outlook", "systemadministrator", "administrateur système",
  ])

  /// Folded phrases by their first octet, for a comparison that costs no look into Unicode's
  /// tables.
  typealias Phrases = [[[UInt8]]]

  /// Whether `text`, folded, begins with one of `phrases`.
  static func begins(_ text: String, with phrases: Phrases) -> Bool {
    stands(phrases, in: text.utf8Span.span, at: 0)
  }

  /// Whether a text, once it is folded, may begin with one of `phrases`.
  ///
  /// Two letters without an accent say so of nearly every text.
  static func mayBegin(_ text: Substring, with phrases: Phrases) -> Bool {
    let letters = text.utf8.prefix(2).map { $0 | 0x20 }
    guard letters.count == 2, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return !text.isEmpty
    }
    return phrases[Int(letters[0])].contains { $0[1] == letters[1] }
  }

  /// Whether one of `phrases` stands in `text`, folded.
  static func occurs(_ phrases: Phrases, in text: String) -> Bool {
    let octets = text.utf8Span.span
    return octets.indices.contains { at in
      (at == 0 || octets[at - 1] == 0x20) && stands(phrases, in: octets, at: at)
    }
  }

  /// Whether a phrase stands at a place of a text, and a word ends where it ends.
  private static func stands(
    _ phrases: Phrases, in text: Span<UInt8>, at place: Int
  ) -> Bool {
    guard place < text.count else { return false }
    return phrases[Int(text[place])].contains { phrase in
      let end = place + phrase.count
      guard end <= text.count, end == text.count || text[end] == 0x20 else { return false }
      return phrase.indices.allSatisfy { text[place + $0] == phrase[$0] }
    }
  }

  private static func folded(_ phrases: [String]) -> Phrases {
    var result = Phrases(repeating: [], count: 256)
    for phrase in phrases.map({ Array($0.folded.utf8) }) { result[Int(phrase[0])].append(phrase) }
    return result
  }
}
