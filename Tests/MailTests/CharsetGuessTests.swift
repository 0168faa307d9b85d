import Testing

@testable import Mail

/// Text that declares nothing, by the set it is in: octets as other software wrote them.
@Suite struct `A character set that nobody names` {
  struct Sample: CustomTestStringConvertible {
    var set: String
    var text: String

    var testDescription: String { "\(set): \(text)" }

    init(_ set: String, _ text: String) {
      self.set = set
      self.text = text
    }
  }

  static let samples = [
    Sample("CP1252", "Schöne Grüße aus München"), Sample("CP1252", "“naïve” – 5 € für Bücher…"),
    Sample("CP1252", "¿Qué tal, señor?"), Sample("CP1252", "Á"),
    Sample("CP1251", "Доклад"), Sample("CP1251", "Привет, Анна!"),
    Sample("KOI8-R", "Доклад"), Sample("KOI8-R", "Re: Доклад на конференцию"),
    Sample("KOI8-U", "Шановні організатори! Це доповідь."),
    Sample("GB18030", "演讲提案"), Sample("GB18030", "您好，我想提交一个关于共享内存的演讲。"),
    Sample("BIG5", "您好，我想提交一個關於共享記憶體的演講。"), Sample("EUC-KR", "발표 제안"),
    Sample("SHIFT_JIS", "発表の提案をお送りします"), Sample("EUC-JP", "発表の提案"),
    Sample(
      "CP1250", "Chciałbym zgłosić referat o pamięci. Proszę o potwierdzenie. Będę wdzięczny."),
    Sample("CP1253", "Θα ήθελα να προτείνω μια ομιλία για τη μνήμη."),
    Sample("CP1255", "אני רוצה להציע הרצאה על זיכרון משותף"),
    Sample("CP874", "ฉันอยากเสนอการบรรยายเรื่องหน่วยความจำที่ใช้ร่วมกัน"),
    Sample("UTF-16LE", "No mark stands here."), Sample("UTF-16BE", "No mark stands here."),
  ]

  @Test(arguments: samples)
  func `is found in the text`(sample: Sample) throws {
    let octets = try #require(Encoder(to: sample.set)?.octets(of: sample.text))
    #expect(Charset.decode(octets[...], declared: nil).string == sample.text)
  }

  @Test func `is guessed from the part of a long text that shows it`() throws {
    let text = String(repeating: "Nothing but ASCII here.\n", count: 1000) + "Привет, Анна!\n"
    let octets = try #require(Encoder(to: "KOI8-R")?.octets(of: text))
    #expect(Charset.decode(octets[...], declared: nil).string == text)
  }

  @Test func `is named in a defect`() {
    let defect = Charset.decode([0x47, 0x72, 0xFC, 0xDF, 0x65], declared: "us-ascii").defect
    #expect(defect == "Text declared us-ascii is not; read as windows-1252.")
  }
}

@Suite struct `Character sets of mail` {
  @Test func `are all known to iconv`() {
    let missing = CharsetName.converted.filter { Converter(from: $0) == nil }
    #expect(missing.isEmpty)
  }

  @Test(arguments: [
    ("hz-gb-2312", "~{<:Ky2;S{~} ~~ b", "己所不欲 ~ b"), ("utf-7", "Gr+APwA3w-e", "Grüße"),
    ("utf-16le", "A\0B\0", "AB"), ("x-unheard-of", "plain", "plain"),
  ])
  func `are read by their names`(label: String, octets: String, text: String) {
    #expect(Charset.decode(Array(octets.utf8)[...], declared: label).string == text)
  }
}
