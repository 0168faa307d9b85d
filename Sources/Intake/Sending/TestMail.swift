public import Mail
import Proposals
public import struct Foundation.Date

extension Setup {
  /// Sends a test mail to `address`, by the way that all mail takes, and says what became of it.
  ///
  /// The record knows nothing of it.
  ///
  /// - Throws: Where no mail could be handed over, or this one not be written.
  public func sendTest(to address: String, at now: Date) throws(Failure) -> Handover {
    let seconds = Int(now.timeIntervalSince1970)
    let name = "\(seconds).test.\(Digest(of: Array(address.utf8)).description.prefix(16)).cfp"
    let octets: [UInt8]
    do throws(MailboxError) {
      octets = try testMail(to: address, called: name, at: now).octets()
    } catch {
      throw Failure("\(address): \(error)", status: .configuration)
    }
    let state = StateDirectory(state)
    try state.prepare()
    let transport = transport(in: state)
    defer { transport.close() }
    do throws(TransportError) {
      try transport.open()
      return try transport.deliver(
        octets, in: Envelope(from: delivery.bounceAddress, to: [address]), named: name)
    } catch {
      throw Failure(error)
    }
  }

  private func testMail(to address: String, called name: String, at now: Date) -> OutgoingMail {
    OutgoingMail(
      from: from, to: [Address(address: address)], subject: "\(call.name): a test of outgoing mail",
      date: now, messageID: MessageID("\(name)@\(mailDomain)"),
      fields: OutgoingMail.marks(of: "auto-generated"),
      text: """
        This is a test mail of the program that answers proposals for
        \(call.name). It was sent by hand, and took the way that its
        answers take: whoever reads it knows that they arrive.

        """, boundary: "=_test")
  }
}
