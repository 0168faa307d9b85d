import Mail
import Testing

@Suite struct `A mail below an answer` {
  static let blocks = [
    ("From", "Sent", "To", "Subject"), ("Von", "Gesendet", "An", "Betreff"),
    ("De", "Envoyé", "À", "Objet"), ("De", "Enviado el", "Para", "Asunto"),
    ("Da", "Inviato", "A", "Oggetto"), ("De", "Enviada", "Para", "Assunto"),
    ("Od", "Wysłane", "Do", "Temat"), ("От", "Отправлено", "Кому", "Тема"),
    ("Van", "Verzonden", "Aan", "Onderwerp"), ("Från", "Skickat", "Till", "Ämne"),
    ("Fra", "Sendt", "Til", "Emne"), ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
    ("Od", "Odesláno", "Komu", "Předmět"), ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    ("Kimden", "Gönderildi", "Kime", "Konu"), ("差出人", "送信日時", "宛先", "件名"),
    ("发件人", "发送时间", "收件人", "主题"), ("寄件者", "寄件日期", "收件者", "主旨"),
    ("보낸 사람", "보낸 날짜", "받는 사람", "제목"), ("Від", "Надіслано", "Кому", "Тема"),
    ("Από", "Στάλθηκε", "Προς", "Θέμα"), ("De la", "Trimis", "Către", "Subiect"),
    ("De", "Enviat", "Per a", "Assumpte"), ("Od", "Poslano", "Za", "Zadeva"),
    ("Dari", "Dikirim", "Kepada", "Subjek"), ("Từ", "Đã gửi", "Đến", "Chủ đề"),
    ("От", "Изпратено", "До", "Относно"), ("מאת", "נשלח", "אל", "נושא"),
  ]

  @Test(arguments: blocks)
  func `is told from it in the languages of mail programs`(
    from: String, sent: String, to: String, subject: String
  ) {
    let text = """
      From: Ada <ada@example.org>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      My answer.

      \(from): Ben Example <ben@example.net>
      \(sent): 8.3.2027 12:05
      \(to): talks@conference.example
      \(subject): A talk

      What was said before.
      """
    let message = Message(parsing: Array(text.utf8))
    let own = message.body.filter { $0.role == .text }.map(\.text).joined()
    #expect(own.contains("My answer.") && !own.contains("said before"))
  }
}
