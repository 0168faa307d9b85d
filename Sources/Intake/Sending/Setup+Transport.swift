public import Mail

extension Setup {
  /// The way our own mail leaves by, not open yet.
  func transport(in state: StateDirectory) -> any MailTransport {
    switch delivery.carrier {
    case .maildir: MaildirDelivery(directory: state.outbox)
    case .sendmail(let program):
      SendmailDelivery(through: program, seconds: delivery.seconds)
    case .smtp(let server): SMTPDelivery(to: server, seconds: delivery.seconds)
    }
  }

  /// Opens the way our own mail leaves by, and closes it again: connects and logs in where
  /// there is a server, and sends nothing.
  public func tryDelivery() throws(TransportError) {
    let transport = transport(in: StateDirectory(state))
    try transport.open()
    transport.close()
  }
}

extension Failure {
  /// Why nothing can be sent: one that stays asks somebody to look at the configuration.
  init(_ error: TransportError) {
    self.init(error.description, status: error.isTemporary ? .tryAgain : .configuration)
  }
}
