import Mail
import Testing

@testable import Proposals

@Suite struct `Knowing the same words again` {
  static let text = "Title: Why ducks dive\nAbstract: \(`Reading titles`.ducks)"
  static let plain = Sample.draft(text, subject: "Why ducks dive")

  @Test(arguments: [
    Mail(
      "wrapped elsewhere",
      text.replacing("\n", with: " ").replacing(" Abstract", with: "\nAbstract"), "Why ducks dive"),
    Mail("with a list's tag", text, "[pond-talk] Why ducks dive"),
    Mail("as an answer", text, "Re: Why ducks dive"),
    Mail("in other letters", text.uppercased(), "WHY DUCKS DIVE"),
    Mail(
      "with a list's footer",
      text
        + "\n\n_______________________________________________\npond-talk mailing list\npond-talk@lists.example.org\nhttps://lists.example.org/pond-talk",
      "Why ducks dive"),
    Mail("with a signature", text + "\n\n-- \nAda Frog", "Why ducks dive"),
  ])
  func `when they come`(_ mail: Mail) {
    let draft = Sample.draft(mail.text, subject: mail.subject)

    #expect(draft.contentDigest == Self.plain.contentDigest)
  }

  @Test func `when they come as HTML`() {
    let html = "<p>" + Self.text.replacing("\n", with: "<br>\n") + "</p>"
    let message = Message(
      parsing: Array(
        "From: ada@example.org\r\nTo: talks@pond.example\r\nSubject: Why ducks dive\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(html)\r\n"
          .utf8))

    #expect(Sample.draft(message).contentDigest == Self.plain.contentDigest)
  }

  @Test func `but not other words`() {
    let draft = Sample.draft(Self.text + " Some do not.", subject: "Why ducks dive")

    #expect(draft.contentDigest != Self.plain.contentDigest)
    #expect(Sample.draft("", subject: "Why ducks dive").contentDigest == nil)
  }

  @Test(arguments: [
    (
      "the subject", "Re: POND31-007 Why ducks dive", "Hello", "talks@pond.example",
      "<1@example.org>"
    ),
    (
      "brackets in the subject", "Re: [pond31-007] Why ducks dive", "Hello", "talks@pond.example",
      "<1@example.org>"
    ),
    ("an address", "Hello", "Hello", "talks+POND31-007@pond.example", "<1@example.org>"),
    ("the text", "Hello", "This is about POND31-007.", "talks@pond.example", "<1@example.org>"),
    (
      "our own acknowledgement", "Hello", "Thanks", "talks@pond.example",
      "<cfp.0a1b2c.POND31-007@pond.example>"
    ),
  ])
  func `finds a code in`(place: String, subject: String, text: String, to: String, answered: String)
  {
    let draft = Sample.draft(
      text, subject: subject, fields: ["To: \(to)", "In-Reply-To: \(answered)"])

    #expect(draft.codes == ["POND31-007"].map { SubmissionCode($0) })
  }

  @Test(arguments: ["POND31-07", "XPOND31-007", "POND31-007x", "POND310-07", "> POND31-007"])
  func `finds no code in`(text: String) {
    #expect(Sample.draft("Hello \n\(text)", subject: "Hello").codes.isEmpty)
  }

  @Test(arguments: [
    ("en", "This is what the ducks and the frogs have in common with the herons that we know."),
    ("de", "Das ist es, was die Enten und die Frösche mit den Reihern, die wir kennen, verbindet."),
    (
      "fr",
      "Voici ce que les canards et les grenouilles ont en commun avec les hérons que nous voyons."
    ),
    ("ru", "Вот что общего у уток и лягушек с цаплями, которые живут на нашем пруду, и не только."),
    ("ja", "これは、アヒルとカエルがサギと共有しているものについての話です。"),
    ("zh", "这是我们在池塘里看到的鸭子和青蛙的故事，也是一个关于水的故事。"),
    ("ko", "이것은 오리와 개구리가 연못에서 함께 사는 방법에 대한 이야기이다."),
  ])
  func `tells the language`(language: String, text: String) {
    #expect(Sample.draft(text).language == language)
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var subject: String

    init(_ description: String, _ text: String, _ subject: String) {
      testDescription = description
      self.text = text
      self.subject = subject
    }
  }
}
