import struct Foundation.Date
import Mail
import Proposals
import Rendering

extension Run {
  /// The mail as octets, the same whenever it is written.
  ///
  /// - Returns: A failure where this mail, and no other, cannot be written.
  /// - Throws: ``ExitStatus/configuration`` where a template cannot be used.
  func written(
    _ mail: OwedMail, with templates: Templates
  ) throws(Failure) -> Result<[UInt8], MailboxError> {
    switch mail.content {
    case .composed(let octets, _): return .success(octets)
    case .acknowledgement(let acknowledgement):
      let setup = setup
      let outgoing = try failing { () throws(TemplateError) in
        try setup.outgoing(acknowledgement, with: templates, at: mail.queued)
      }
      return Result { () throws(MailboxError) in try outgoing.octets() }
    }
  }

  /// `mail` as octets.
  func composed(_ mail: OutgoingMail) throws(Failure) -> [UInt8] {
    do throws(MailboxError) {
      return try mail.octets()
    } catch {
      throw Failure("\(error)", status: .tryAgain)
    }
  }
}

extension Setup {
  /// `acknowledgement` as a mail written at `time`.
  func outgoing(
    _ acknowledgement: Acknowledgement, with templates: Templates, at time: Date
  ) throws(TemplateError) -> OutgoingMail {
    OutgoingMail(
      answering: acknowledgement,
      saying: try MailText(of: acknowledgement, for: call, with: templates), from: from,
      answersTo: answersTo(acknowledgement), at: time)
  }

  /// Where answers to `acknowledgement` go: to the call's address with the one submission's code
  /// as its detail; empty where they go to the sender.
  private func answersTo(_ acknowledgement: Acknowledgement) -> [Address] {
    guard hasPlusAddressing, acknowledgement.subjects.count == 1,
      let code = acknowledgement.subjects.first?.code, let address = call.addresses.first,
      let at = address.lastIndex(of: "@")
    else { return [] }
    return [Address(name: from.name, address: "\(address[..<at])+\(code)\(address[at...])")]
  }
}
