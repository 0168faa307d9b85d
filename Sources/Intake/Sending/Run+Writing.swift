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
      let call = setup.call
      let text = try failing { () throws(TemplateError) in
        try MailText(of: acknowledgement, for: call, with: templates)
      }
      let outgoing = OutgoingMail(
        answering: acknowledgement, saying: text, from: setup.from, at: mail.queued)
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
