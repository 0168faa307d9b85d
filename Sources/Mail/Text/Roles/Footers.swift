/// What lists, employers and mail services add below a mail.
extension Roles {
  /// Finds the footers of lists, to the end of the mail, and disclaimers, one paragraph each.
  mutating func findFooters() {
    findListFooter()
    for paragraph in lastParagraphs(8) where isDisclaimer(paragraph) {
      mark(withoutSignature(paragraph), as: .footer, over: [.text, .signature])
    }
  }

  /// A disclaimer without the short lines above it in its paragraph: in text that was HTML, no gap
  /// parts it from the signature.
  private func withoutSignature(_ paragraph: Range<Int>) -> Range<Int> {
    var disclaimer = paragraph
    while disclaimer.count > 1,
      lines[disclaimer.lowerBound].text.utf8.count <= Self.longestSignature,
      isDisclaimer(disclaimer.dropFirst())
    {
      disclaimer = disclaimer.dropFirst()
    }
    return disclaimer
  }

  /// Lines of signatures are hardly longer than this, in octets; those of disclaimers are.
  private static let longestSignature = 64

  private mutating func findListFooter() {
    // Footers are short: only the last lines may begin one.
    let from = max(0, lines.count - 60)
    for index in from..<lines.count where lines[index].depth == 0 && !isBlank(index) {
      guard isFooterStart(index) else { continue }
      let end = (index..<lines.count).first { lines[$0].depth > 0 } ?? lines.count
      mark(index..<end, as: .footer, over: [.text, .signature, .quoted])
      return
    }
  }

  /// Whether a list's footer begins at `index`: a drawn line with a list's words below it, or
  /// such words at once.
  private func isFooterStart(_ index: Int) -> Bool {
    let text = lines[index].text
    guard text.utf8.count <= 1000 else { return false }
    let isMark = text.utf8.count <= 3 && FooterWords.marks.contains(text)
    if isMark || Self.isRule(text) {
      // A person's signature may stand between the mark and the list's own line.
      let below = lines[index + 1..<min(index + (isMark ? 3 : 6), lines.count)]
        .filter { $0.depth == 0 && $0.text.utf8.count <= 400 }.map(\.text)
      return lines.count - index <= 30 && !below.contains(where: Self.isRule)
        && below.contains { FooterWords.list.occur(in: $0) }
    }
    return FooterWords.openers.begin(text)
  }

  /// The last runs of lines that no blank line parts, in order.
  private func lastParagraphs(_ count: Int) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var end: Int?
    for index in lines.indices.reversed() where paragraphs.count < count {
      if isBlank(index) || lines[index].depth > 0 {
        if let end { paragraphs.append(index + 1..<end) }
        end = nil
      } else if end == nil {
        end = index + 1
      }
    }
    if let end, paragraphs.count < count { paragraphs.append(0..<end) }
    return paragraphs.reversed()
  }

  /// Whether a paragraph warns those who should not have got the mail: it speaks of the
  /// mail, of secrecy and of its recipient.
  private func isDisclaimer(_ paragraph: Range<Int>) -> Bool {
    guard paragraph.count <= 30, lines[paragraph.lowerBound].role != .quotedHeader else {
      return false
    }
    guard (80...8000).contains(lines[paragraph].reduce(0) { $0 + $1.text.utf8.count }) else {
      return false
    }
    // One of the rarest words, which are without blanks, stands in one of the lines.
    guard paragraph.contains(where: { FooterWords.rarest.occur(in: lines[$0].text) }) else {
      return false
    }
    var text: [UInt8] = []
    for index in paragraph {
      if !text.isEmpty { text.append(0x20) }
      text.append(lowercased: lines[index].text)
    }
    return FooterWords.others.allSatisfy { $0.occur(in: text) }
  }
}

/// The words of footers, in lower case.
enum FooterWords {
  /// Short lines that are drawn above one.
  static let marks = ["--", "---", "__", "___"]

  /// What a list's footer says under its drawn line.
  static let list = Phrases([
    "mailing list", "mailing-list", "mailinglist", "unsubscribe", "listinfo", "to leave this list",
    "abmelden", "austragen", "se désabonner", "désinscription", "darse de baja", "cancellarsi",
    "liste de diffusion", "lista de correo", "lista di discussione", "рассылк", "отписаться",
    "メーリングリスト", "邮件列表", "退订", "subscription options", "posting address:",
    "google groups", "list archives", "lists.",
  ])

  /// How a footer begins that needs no line above it.
  static let openers = Phrases([
    "to unsubscribe from this list", "to unsubscribe, ", "to unsubscribe send",
    "you received this message because you are subscribed",
    "you are receiving this email because you", "virus-free.",
    "this email has been checked for viruses",
    "this message has been scanned for viruses", "diese e-mail wurde von avast",
    "no virus found in this message", "scanned by mailscanner", "checked by avg",
    "sie erhalten diese nachricht, weil sie",
    "vous recevez ce message, car vous êtes abonné",
    "has recibido este mensaje porque estás suscrito",
    "yahoo! groups links", "for unsubscription ",
  ])

  /// Words of secrecy, of which a disclaimer has at least one: single words, and the rarest in it.
  static let rarest = Phrases([
    "confidential", "vertraulich", "confidentiel", "confidencial", "riservat", "poufn",
    "конфиденциальн",
    "privileged", "保密", "机密", "機密", "conﬁdential",
  ])

  /// Other words, of which a disclaimer has at least one of each group.
  static let others: [Phrases] = [
    Phrases([
      "e-mail", "email", "message", "mail ", "nachricht", "courriel", "mensaje", "messaggio",
      "mensagem", "wiadomość", "сообщение", "письмо", "邮件", "メール",
    ]),
    Phrases([
      "recipient", "addressee", "not the intended", "unauthori", "disclos", "adressat", "empfänger",
      "unbefugt", "destinataire", "destinatari", "destinatário", "adresat", "получател",
      "адресат", "收件人", "宛先", "notify the sender", "received this",
    ]),
  ]
}
