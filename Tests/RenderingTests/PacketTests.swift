import Mail
import Proposals
import TestSupport
import Testing

@testable import Rendering

@Suite("A packet") struct PacketTests {
  static let contents = PacketContents(
    submission: Sample.submission,
    originals: [
      .init(
        message: 1, text: "Hello,\n\nhere is my talk.\n\n> quoted\n-- \nAda\n",
        authentication: Authentication(.passed, because: ["dmarc=pass", "dkim=pass"])),
      .init(message: 4, text: "Better now.", authentication: Authentication(.absent)),
    ],
    attachments: [
      .init(message: 1, name: "slides.pdf", type: "application/pdf", size: 81_234),
      .init(message: 4, name: "../../slides.PDF", type: "application/pdf", size: 999),
      .init(message: 4, name: nil, type: "image/png", size: 3_200_000),
    ],
    others: [Sample.second: Sample.lateSubmission])

  @Test func `shows a submission`() throws {
    let packet = try Packet(of: Self.contents, for: Sample.call, with: .builtIn)
    try expectGolden(packet.text, named: "packet.txt")
    try expectGolden(packet.html, named: "packet.html")
    try expectGolden(packet.markdown, named: "packet.md")
    #expect(
      packet.attachmentNames.map(\.description) == ["slides.pdf", "slides-2.PDF", "attachment.png"])
  }

  @Test func `shows what is missing of a withdrawn submission`() throws {
    let packet = try Packet(
      of: PacketContents(submission: Sample.lateSubmission), for: Sample.call, with: .builtIn)
    try expectGolden(packet.text, named: "packet-withdrawn.txt")
    try expectGolden(packet.html, named: "packet-withdrawn.html")
  }
}
