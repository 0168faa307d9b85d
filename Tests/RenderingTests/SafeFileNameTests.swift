import Rendering
import Testing

@Suite struct `A safe file name` {
  @Test(arguments: [
    ("slides.pdf", "slides.pdf"),
    ("../../etc/passwd", "passwd"),
    ("/etc/cron.d/job", "job"),
    (#"C:\Windows\system.ini"#, "system.ini"),
    ("..", "attachment"),
    ("", "attachment"),
    (".bashrc", "bashrc"),
    ("-rf", "rf"),
    ("~root", "root"),
    ("a\u{0}b\u{1B}[31m.txt", "ab[31m.txt"),
    ("two\nlines.txt", "two lines.txt"),
    ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
    ("zero\u{200B}width\u{FEFF}.pdf", "zerowidth.pdf"),
    ("what?<is>:this|\"*.pdf", "what__is__this___.pdf"),
    ("CON.txt", "file-CON.txt"),
    ("com1", "file-com1"),
    ("nul.tar.gz", "file-nul.tar.gz"),
    ("trailing. . ", "trailing"),
    ("draft.new", "draft.new_"),
    ("Überblick 提案.pdf", "Überblick 提案.pdf"),
    ("$(reboot)`id`.sh", "(reboot)_id_.sh"),
  ])
  func `lies where it should`(name: String, safe: String) {
    #expect(SafeFileName(name).description == safe)
  }

  @Test func `is at most 100 octets and keeps its suffix`() {
    let name = SafeFileName(String(repeating: "提", count: 500) + ".pdf").description
    #expect(name.utf8.count <= 100)
    #expect(name.hasSuffix("提.pdf"))
  }

  @Test func `is distinct even where case and composition do not count`() {
    let names = SafeFileName.distinct(
      ["a.pdf", "A.PDF", nil, nil, "packet.html", "a-2.pdf", "cafe\u{301}.txt", "caf\u{E9}.txt"],
      apartFrom: ["packet.html"])
    #expect(
      names.map(\.description) == [
        "a.pdf", "A-2.PDF", "attachment", "attachment-2", "packet-2.html", "a-2-2.pdf",
        "cafe\u{301}.txt", "caf\u{E9}-2.txt",
      ])
  }

  @Test func `is found quickly for many of one name`() {
    let names = SafeFileName.distinct(Array(repeating: "image.png", count: 1_000))
    #expect(Set(names).count == 1_000)
  }
}
