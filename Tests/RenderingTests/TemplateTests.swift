import Mail
import Proposals
import Testing

@testable import Rendering

@Suite("Templates") struct TemplateTests {
  @Test func `are all there, and all can be read`() throws {
    for name in Templates.names {
      let text = try #require(Templates.builtIn.text(named: name), "\(name)")
      // A text unlike the built-in one is compiled at once.
      _ = try Templates(overriding: [name: text + "\n"])
    }
    #expect(Templates.names.count == 38)
  }

  @Test func `find in a view that lists its fields all that it has`() {
    let line = MarkedText.Line(runs: [], marked: PlainText(line: "a"))
    let run = MarkedText.Run(
      text: PlainText(line: "a"), isKept: true, isRemoved: false, isAdded: false, isCut: false)
    let views: [any ListedView] =
      BlockView.views(of: "A text.").flatMap { [$0] + $0.lines as [any ListedView] } + [
        line, run, MarkView(.late, "late"), CodeLink(SubmissionCode("EX-001")),
        MessageView(Sample.submission.messages[0], isBlind: false),
      ]
    #expect(views.count == 7)
    for view in views {
      let fields = Mirror(reflecting: view).children
      #expect(view.listed.map(\.key) == fields.map(\.label), "\(type(of: view))")
      #expect(
        view.listed.map { "\($0.value)" } == fields.map { "\($0.value)" }, "\(type(of: view))")
    }
  }

  @Test(arguments: [
    Broken("received.en.txt", "Hello\n\n{{#items}}\n{{code}\n", at: 4, "not finished"),
    Broken("received.en.txt", "{{#items}}\n{{code}}\n", at: 3, "ends before"),
    Broken("received.en.txt", "a\n{{#items}}{{/item}}\n", at: 2, "closes another section"),
    Broken("late.de.txt", "a\r\nb\r\n{{#items}\r\n", at: 3, "not finished"),
    Broken("packet.html", "<p>\n{{{title}}}", at: 2, "two braces"),
    Broken("packet.html", "<p>\n\n{{&title}}", at: 3, "two braces"),
    Broken("packet.txt", "{{>packet.txt}}", at: 1, "no “packet.txt” to include"),
    Broken("packet.txt", "{{>*title}}", at: 1, "no “*title” to include"),
    Broken("packet.html", "{{>blocks.txt}}", at: 1, "no “blocks.txt” to include"),
    Broken("style.html", "{{>blocks.html}}", at: 1, "can include none"),
    Broken("packet.txt", "{{=<% %>=}}", at: 1, "other braces"),
    Broken("packet.txt", "{{<style.html}}{{/style.html}}", at: 1, "{{>"),
    Broken("packet.html", "\n{{% CONTENT_TYPE: TEXT}}{{title}}", at: 2, "text or HTML"),
    Broken("recieved.en.txt", "", at: nil, "no template of this name"),
  ])
  func `say where they are wrong`(broken: Broken) {
    let error = #expect(throws: TemplateError.self) {
      _ = try Templates(overriding: [broken.name: broken.text])
    }
    #expect(error?.name == broken.name)
    #expect(error?.line == broken.line)
    #expect(error?.sentence.contains(broken.sentence) == true, "\(error?.sentence ?? "none")")
  }

  @Test func `never bring the program down, wherever they are cut off`() {
    let text = Templates.builtIn.text(named: "packet.txt") ?? ""
    for length in stride(from: 0, to: text.count, by: 7) {
      _ = try? Templates(overriding: ["packet.txt": String(text.prefix(length))])
    }
  }

  @Test func `are the same compiled ahead`() throws {
    let packet = PacketTests.contents
    #expect(
      try Packet(of: packet, for: Sample.call, with: .builtIn.compiledForPackets())
        == Packet(of: packet, for: Sample.call, with: .builtIn))
    let templates = try Templates.builtIn.compiledForAcknowledgements()
    for name in Templates.names where name.contains(".de.") || name.contains(".en.") {
      #expect(
        try templates.render([:] as [String: String], named: name)
          == Templates.builtIn.render([:] as [String: String], named: name))
    }
  }

  @Test func `can be replaced by name`() throws {
    let templates = try Templates(overriding: ["withdrawn.en.txt": "Gone: {{codes}}.\r\n"])
    let acknowledgement = Acknowledgement(
      kind: .withdrawn, messageID: MessageID("a@forum.example"),
      recipient: Address(address: "ada@example.org"), inReplyTo: nil, references: [],
      subject: "Re: AW: no talk [ESF31-001]",
      items: [.init(code: Sample.first, proposal: Sample.proposal)], language: nil)
    let mail = try MailText(of: acknowledgement, for: Sample.call, with: templates)
    #expect(mail.text == "Gone: ESF31-001.\n")
    #expect(mail.subject == "Re: no talk [ESF31-001]")
  }

  struct Broken: CustomTestStringConvertible {
    var testDescription: String { text }
    let name: String
    let text: String
    let line: Int?
    let sentence: String

    init(_ name: String, _ text: String, at line: Int?, _ sentence: String) {
      self.name = name
      self.text = text
      self.line = line
      self.sentence = sentence
    }
  }
}
