import Foundation
import Mail
import Testing

@Suite struct `The received time` {
  private static let now = Date(timeIntervalSince1970: 2_000_000_000)
  private static let delivered = Date(timeIntervalSince1970: 1_500_000_000)
  private static let header = """
    Received: from mx.example by store.example with LMTP id 1; Fri, 18 Apr 2008 10:02:00 +0000
    Received: from far.example (far.example [192.0.2.1])
     by mx.example; Fri, 18 Apr 2008 10:01:00 +0000 (UTC)
    Received: from nowhere by far.example; no date
    Date: Thu, 17 Apr 2008 10:00:00 +0000

    """

  private static let table: [(String, Int, Date?, String, ReceivedTime.Witness)] = [
    (header, 1, delivered, "2008-04-18T10:02:00Z", ReceivedTime.Witness.received),
    (header, 2, nil, "2008-04-18T10:02:00Z", .received),
    (header, 0, delivered, "2017-07-14T02:40:00Z", .mailbox),
    (header, 0, nil, "2008-04-17T10:00:00Z", .date),
    ("Received: from a by b\n" + header, 1, nil, "2008-04-17T10:00:00Z", .date),
    ("Received: from a by b\n" + header, 2, nil, "2008-04-18T10:02:00Z", .received),
    (
      "Received: from a by b; Fri, 18 Apr 2008 10:02:00 +0000 (for <x@x.example>; id 7; by b)\n",
      1, nil, "2008-04-18T10:02:00Z", .received
    ),
    (
      "Received: from a (a; b) by b with SMTP; Fri Apr 18 12:02:00 CEST 2008\n", 1, nil,
      "2008-04-18T10:02:00Z", .received
    ),
    ("Subject: x\n", 3, nil, "2033-05-18T03:33:20Z", .run),
  ]

  @Test(arguments: table)
  func `is the best that is known`(
    header: String, hops: Int, delivered: Date?, time: String, witness: ReceivedTime.Witness
  ) {
    let message = Message(parsing: Array((header + "\nText.\n").utf8))
    let received = message.received(trustedHops: hops, delivered: delivered, now: Self.now)
    #expect(received.time.formatted(.iso8601) == time)
    #expect(received.witness == witness)
  }
}

@Suite struct `An identity` {
  private static let plain = "From: a@x.example\nSubject: x\n\nStatus: text\n"

  @Test(arguments: [
    "Status: RO\n" + plain,
    "From: a@x.example\nX-Status: A\nX-Keywords: a\n b\nSubject: x\n\nStatus: text\n",
    "From: a@x.example\nSubject: x\nX-UID: 7\nContent-Length: 13\nLines: 1\n\nStatus: text\n",
    "X-IMAPbase: 1 2\nX-Mozilla-Status: 0001\n" + plain, "status:ro\n" + plain,
  ])
  func `is the same delivery after a mail program has been at it`(changed: String) {
    let one = Identity(of: Array(Self.plain.utf8))
    let other = Identity(of: Array(changed.utf8))
    #expect(one.delivery == other.delivery)
    #expect(one.digest != other.digest)
    #expect(one.digest == one.delivery)
  }

  @Test(arguments: [
    "From: a@x.example\nSubject: x\n\nStatus: other\n", "Statuses: RO\n" + plain,
    "X-Statement: RO\n" + plain, plain + "Status: RO\n",
    "From: a@x.example\nSubject: x\n Status: RO\n\nStatus: text\n",
  ])
  func `is another where anything else differs`(changed: String) {
    #expect(
      Identity(of: Array(Self.plain.utf8)).delivery != Identity(of: Array(changed.utf8)).delivery)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `is made of SHA-256 digests`(text: String, hex: String) {
    let digest = Digest(of: Array(text.utf8))
    #expect(digest.description == hex)
    #expect(Digest(hex: hex) == digest)
    #expect(Digest(hex: hex.uppercased()) == digest)
    for end in ["", "g", "00"] { #expect(Digest(hex: hex.dropLast() + end) == nil) }
  }
}
