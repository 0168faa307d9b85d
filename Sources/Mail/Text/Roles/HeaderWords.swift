/// The words mail programs put above a quoted or forwarded mail, in the languages they speak.
enum HeaderWords {
  enum Kind: UInt8 { case from, date, to, cc, subject, other }

  /// Kinds that have been seen; a set that costs no hashing.
  struct Kinds {
    private var bits: UInt8 = 0

    init(_ kinds: [Kind]) { for kind in kinds { insert(kind) } }

    var count: Int { bits.nonzeroBitCount }

    mutating func insert(_ kind: Kind) { bits |= 1 << kind.rawValue }

    func contains(_ kind: Kind) -> Bool { bits & 1 << kind.rawValue != 0 }
  }

  /// The labels of header fields, in lower case and without their colon.
  static let kinds: [String: Kind] = {
    let table: [(Kind, String)] = [
      (
        .from,
        """
        from von de da od från fra van от від kimden lähettäjä feladó от кого odesílatel expéditeur \
        remitente mittente remetente nadawca отправитель 发件人 寄件者 寄件人 差出人 送信者 發件人 보낸사람 \
        발신 από expeditor odosielateľ dari từ מאת من šalje nuo saatja
        """
      ),
      (
        .date,
        """
        date sent datum gesendet envoyé fecha enviado data inviato wysłano wysłane отправлено дата skickat \
        sendt verzonden dato odesláno gönderildi tarih lähetetty elküldve dátum päivämäärä 日期 发送时间 \
        寄件日期 傳送時間 發送時間 日時 送信日時 送信日 时间 보낸날짜 날짜 datum:gesendet надіслано odoslané trimis στάλθηκε ημερομηνία αποστολή poslano enviat \
        dikirim terkirim изпратено נשלח التاريخ išsiųsta saadetud enviada
        """
      ),
      (
        .to,
        """
        to an à para a do do: кому till til aan komu kime vastaanottaja címzett destinataire \
        destinatario destinatário adresat 收件人 收件者 宛先 受信者 받는사람 empfänger получатель către \
        προς za kepada đến אל إلى kam saaja до
        """
      ),
      (
        .cc,
        "cc cc: kopie copie copia copie à dw kopia kopi копия 抄送 副本 cc： 참조 másolatot kaap cópia"
      ),
      (
        .subject,
        """
        subject betreff objet sujet asunto oggetto assunto temat тема ämne emne onderwerp předmět konu \
        aihe tárgy predmet subiect θέμα assumpte zadeva subjek относно נושא الموضوع 主题 主旨 件名 題名 제목 subj
        """
      ),
      (
        .other,
        "reply-to organization importance priority attachments anlagen bcc wichtigkeit resent-from mailed-by"
      ),
    ]
    var kinds: [String: Kind] = [:]
    for (kind, words) in table {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        kinds[String(word)] = kind
      }
    }
    // Labels of two words.
    kinds["от кого"] = .from
    kinds["보낸 사람"] = .from
    kinds["보낸 날짜"] = .date
    kinds["받는 사람"] = .to
    kinds["copie à"] = .cc
    kinds["date sent"] = .date
    kinds["message du"] = .date
    kinds["envoyé le"] = .date
    kinds["enviado el"] = .date
    kinds["enviada em"] = .date
    kinds["enviado em"] = .date
    kinds["data wysłania"] = .date
    kinds["de la"] = .from
    kinds["per a"] = .to
    kinds["đã gửi"] = .date
    kinds["chủ đề"] = .subject
    kinds["تاريخ الإرسال"] = .date
    return kinds
  }()

  /// What Lotus Notes writes before the name of whoever forwards a mail, in lower case.
  static let passedOn = [
    "forwarded by ", "weitergeleitet von ", "réacheminé par ", "transféré par ", "reenviado por ",
    "inoltrato da ", "encaminhado por ", "doorgestuurd door ", "vidarebefordrat av ",
  ]

  /// Lines that announce a quoted or forwarded mail, in lower case and without hyphens.
  static let markers: Set<String> = [
    "original message", "original", "forwarded message", "begin forwarded message",
    "original appointment",
    "forwarded by", "weitergeleitete nachricht", "ursprüngliche nachricht", "originalnachricht",
    "ursprüngliche mail", "anfang der weitergeleiteten nachricht",
    "weitergeleitete email", "message d'origine", "message d’origine", "message original",
    "message transféré", "message initial", "début du message réexpédié",
    "début du message transféré",
    "mensaje original", "mensaje reenviado", "inicio del mensaje reenviado",
    "messaggio originale", "messaggio inoltrato", "inizio messaggio inoltrato",
    "mensagem original", "mensagem encaminhada", "mensagem reencaminhada",
    "início da mensagem reencaminhada", "oorspronkelijk bericht", "doorgestuurd bericht",
    "begin doorgestuurd bericht", "ursprungligt meddelande", "vidarebefordrat meddelande",
    "vidarebefordrat brev", "oprindelig meddelelse", "oprindelig besked", "videresendt besked",
    "opprinnelig melding", "videresendt melding",
    "wiadomość oryginalna", "wiadomość przekazana", "przekazana wiadomość",
    "treść przekazanej wiadomości", "исходное сообщение", "пересылаемое сообщение",
    "пересланное сообщение", "начало переадресованного сообщения", "перенаправленное сообщение",
    "původní zpráva", "přeposlaná zpráva", "alkuperäinen viesti", "eredeti üzenet",
    "orijinal mesaj",
    "iletilen mesaj", "原始邮件", "原始信件", "原始郵件", "转发的邮件", "转发邮件信息", "轉寄郵件", "轉寄的郵件",
    "元のメッセージ", "オリジナルメッセージ", "転送メッセージ", "転送されたメッセージ", "원본 메시지", "전달된 메시지",
    "원본 메일", "전달된 메일", "forwarded mail", "forwarded from", "weitergeleitet",
  ]

  /// The octets of the shortest marker.
  static let shortestMarker = markers.map(\.utf8.count).min() ?? 0

  /// Lines that say that a forwarded mail ends, in lower case and without hyphens.
  static let ends: Set<String> = [
    "end of forwarded message", "end forwarded message", "end original message",
    "end of original message", "ende der weitergeleiteten nachricht",
    "ende der originalnachricht", "fin du message réexpédié", "fin du message transféré",
    "fin del mensaje reenviado", "fine messaggio inoltrato", "конец переадресованного сообщения",
    "конец пересылаемого сообщения", "koniec wiadomości przekazanej",
  ]
}
