import Testing

@testable import Mail

@Suite struct `Who sent a message, by the server believed` {
  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var fields: [String]
    var verdict: Authentication.Verdict

    init(_ description: String, _ fields: String..., is verdict: Authentication.Verdict) {
      testDescription = description
      self.fields = fields
      self.verdict = verdict
    }
  }

  private static func results(_ value: String) -> String { "Authentication-Results: \(value)" }
  private static let hop = "Received: from a by b; Mon, 1 Mar 2027 10:00:00 +0000"

  private func verdict(_ row: Row) -> Authentication.Verdict {
    let text = row.fields.joined(separator: "\n") + "\nFrom: Ada <ada@mail.example.org>\n\nText\n"
    return Message(parsing: Array(text.utf8))
      .authentication(by: "mx.conference.example", trustedHops: 1).verdict
  }

  @Test(arguments: [
    Row("no field (RFC 8601, 2.2)", is: .absent),
    Row("none (2.2)", results("mx.conference.example; none"), is: .absent),
    Row("DMARC passed (RFC 7489, 11.1)", results("mx.conference.example; dmarc=pass"), is: .passed),
    Row(
      "DMARC failed, whatever SPF says", results("mx.conference.example; spf=pass; dmarc=fail"),
      is: .failed),
    Row(
      "DKIM of the domain above (RFC 6376)",
      results("mx.conference.example; dkim=pass header.d=example.org"), is: .passed),
    Row(
      "DKIM of a domain of somebody else",
      results("mx.conference.example; dkim=pass header.d=example.net"), is: .absent),
    Row(
      "SPF of the domain (RFC 7208, 9.1)",
      results("mx.conference.example; spf=pass smtp.mailfrom=ada@mail.example.org"), is: .passed),
    Row(
      "SPF failed", results("mx.conference.example; spf=fail smtp.mailfrom=mail.example.org"),
      is: .failed),
    Row(
      "SPF failed softly",
      results("mx.conference.example; spf=softfail smtp.mailfrom=mail.example.org"), is: .absent),
    Row(
      "SPF failed, DKIM passed: forwarded mail",
      results(
        "mx.conference.example; spf=fail smtp.mailfrom=example.org; dkim=pass header.d=example.org"),
      is: .passed),
    Row("another server's word (5)", results("mx.evil.example; dmarc=pass"), is: .absent),
    Row(
      "a field below the first host that is not ours (5)", hop, hop,
      results("mx.conference.example; dmarc=pass"), is: .absent),
    Row("a field of ours", hop, results("mx.conference.example; dmarc=pass"), hop, is: .passed),
    Row(
      "case, comments, versions, folding (2.2)",
      results("MX.Conference.Example (our own) 1;\n\tDMARC (p=none) = Pass (it; is) header.from=x"),
      is: .passed),
    Row(
      "a reason in quotation marks (2.2)",
      results("mx.conference.example; dkim=fail reason=\"bad; very\"; dmarc=pass"), is: .passed),
    Row("an error for now (2.7.1)", results("mx.conference.example; dmarc=temperror"), is: .absent),
    Row("nonsense", results("; = ; dmarc=pass"), is: .absent),
  ])
  func `is told by the fields that our own hosts wrote`(row: Row) {
    #expect(verdict(row) == row.verdict)
  }

  @Test func `is told with the results that it rests on`() {
    let text =
      Self.results("mx.conference.example; spf=fail smtp.mailfrom=mail.example.org; dkim=none")
      + "\nFrom: Ada <ada@mail.example.org>\n\nText\n"
    let authentication = Message(parsing: Array(text.utf8))
      .authentication(by: "mx.conference.example", trustedHops: 1)
    #expect(authentication.results == ["spf=fail", "dkim=none"])
  }
}
