/// Hands mail to a mail server, all of it over one connection as long as that lasts.
///
/// A mail that the server may have is never handed to it a second time here.
public final class SMTPDelivery: MailTransport {
  private let server: SMTPServer
  private let seconds: Int
  /// The connection; `nil` before the first mail, and after one that broke.
  private var line: Line?

  /// A connection, and what the server offers on it.
  private final class Line {
    let handle: SMTPHandle
    /// The keywords of its reply to EHLO, in capitals.
    var offers: Set<String> = []
    /// What it was given and must not be shown.
    var password: String?

    init(_ handle: consuming SMTPHandle) { self.handle = handle }

    /// A reply of the server's, for people.
    func shown(_ reply: SMTPReply) -> String { reply.sentence(hiding: password) }
  }

  /// Delivers to `server`, in at most `seconds` for connecting, and again for each mail.
  public init(to server: SMTPServer, seconds: Int) {
    self.server = server
    self.seconds = seconds
  }

  /// `smtp`.
  public var name: String { "smtp" }

  /// No: the server takes a mail as often as it is given.
  public var takesAMailOnce: Bool { false }

  /// Whether there is a connection, as far as we know.
  public var isOpen: Bool { line != nil }

  /// Connects, checks the server's certificate, logs in.
  public func open() throws(TransportError) {
    guard !isOpen else { return }
    let line = try newLine()
    if let login = server.login {
      let password = try login.password.password()
      line.password = password
      line.handle.logIn(as: login.user, with: password)
    }
    let ending = line.handle.perform("NOOP")
    if let fault = ending.fault { throw fault.error(of: server, after: ending.lastReply) }
    if server.login != nil, !ending.replies.contains(where: { $0.code == 235 }) {
      throw TransportError(
        "\(place): the server takes no login; take delivery.user out, or check the port",
        isTemporary: false)
    }
    // The last reply is that to NOOP; STARTTLS and AUTH are answered with other numbers.
    let greeting = ending.replies.dropLast().last { $0.code == 250 }
    line.offers = Set(
      (greeting?.lines.dropFirst() ?? []).map { $0.uppercased().prefix { $0 != " " } }
        .map(String.init))
    self.line = line
  }

  /// A line that is not connected yet.
  private func newLine() throws(TransportError) -> Line {
    do throws(SMTPFault) {
      return Line(
        try SMTPHandle(
          host: server.host, port: server.port, security: server.security,
          authorities: server.authorities, seconds: seconds))
    } catch {
      throw error.error(of: server, after: nil)
    }
  }

  /// Hands over one mail; connects anew where the server has closed the connection since the
  /// last.
  public func deliver(
    _ octets: [UInt8], in envelope: Envelope, named name: String
  ) throws(TransportError) -> Handover {
    try open()
    guard let line else { preconditionFailure("the connection was just opened") }
    if envelope.needsSMTPUTF8, !line.offers.contains("SMTPUTF8") {
      return .refused("\(place) cannot send to addresses beyond ASCII (it has no SMTPUTF8)")
    }
    let text = BodyText.withReturns(octets)
    var ending = send(text, in: envelope, over: line, anew: false)
    if !ending.isNewConnection, ending.wasHungUp {
      // Servers close connections that have idled or carried many mails. This one was closed
      // before the mail was handed over, so it is safe to do so on another.
      ending = send(text, in: envelope, over: line, anew: true)
    }
    let handover = handover(of: ending, to: envelope, over: line)
    if ending.fault != nil, ending.fault != .refused { self.line = nil }
    return handover
  }

  /// Says goodbye, for as long as a server that is well needs to hear it.
  public func close() {
    guard let line else { return }
    line.handle.limit(to: 5)
    _ = line.handle.perform("QUIT")
    self.line = nil
  }

  private func send(
    _ text: [UInt8], in envelope: Envelope, over line: Line, anew: Bool
  ) -> SMTPHandle.Ending {
    line.handle.send(
      text, from: envelope.sender ?? "", to: envelope.recipients, anew: anew)
  }

  /// What became of a mail, by how its exchange ended.
  private func handover(
    of ending: SMTPHandle.Ending, to envelope: Envelope, over line: Line
  ) -> Handover {
    guard let fault = ending.fault else {
      return .delivered(
        "\(place) has it (\(ending.replies.last.map(line.shown) ?? "250"))",
        but: refusedRecipients(in: ending, of: envelope, over: line))
    }
    guard let handedOver = ending.handedOver else {
      if fault == .refused, let said = ending.lastReply.flatMap({ verdict(of: $0, over: line) }) {
        return said
      }
      let real = fault == .refused ? .brokenOff : fault
      return .tryLater(real.error(of: server, after: ending.lastReply).description)
    }
    // From here on the server may have the mail, whatever broke, unless it says otherwise.
    let answer = ending.replies.dropFirst(handedOver).first
    if let answer, answer.code == 250 {
      return .delivered("\(place) has it (\(line.shown(answer)))")
    }
    return answer.flatMap { verdict(of: $0, over: line) }
      ?? .uncertain(
        "\(place) was given the mail, and "
          + (fault == .tooSlow
            ? "did not reply in \(seconds) seconds" : "the connection broke before it replied"))
  }

  /// What a reply says of a mail; `nil` where it is neither "not now" nor "no".
  private func verdict(of reply: SMTPReply, over line: Line) -> Handover? {
    if reply.isPermanent { return .refused("\(place) refused: \(line.shown(reply))") }
    if reply.isTemporary { return .tryLater("\(place) asks to try later: \(line.shown(reply))") }
    return nil
  }

  /// Says how many recipients were refused while others were taken; `nil` for none.
  private func refusedRecipients(
    in ending: SMTPHandle.Ending, of envelope: Envelope, over line: Line
  ) -> String? {
    // Up to the octets of the mail: MAIL, each RCPT, DATA.
    guard let handedOver = ending.handedOver else { return nil }
    let replies = ending.replies.prefix(handedOver).dropLast().suffix(envelope.recipients.count)
    let refused = replies.filter { $0.isTemporary || $0.isPermanent }
    guard let first = refused.first else { return nil }
    return "\(refused.count) of \(envelope.recipients.count) recipients were refused by \(place):"
      + " \(line.shown(first))"
  }

  private var place: String { server.place }
}

extension SMTPHandle.Ending {
  /// What the server said last: its answer to libcurl's own QUIT is news of no mail.
  fileprivate var lastReply: SMTPReply? { replies.last { $0.code != 221 } }

  /// Whether the server took leave, or had gone, before the mail was handed over.
  fileprivate var wasHungUp: Bool {
    guard let fault, handedOver == nil else { return false }
    return lastReply?.code == 421 || lastReply == nil && fault != .tooSlow || fault == .brokenOff
  }
}
