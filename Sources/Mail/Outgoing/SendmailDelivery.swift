/// Hands mail to the host's own mail program, called as every `sendmail` is.
///
/// No shell is in between: `PROGRAM -i -f SENDER -- RECIPIENT…`, the mail on standard input.
public struct SendmailDelivery: MailTransport, Sendable {
  private let program: String
  private let seconds: Int

  /// Delivers through `program`, an absolute path, in at most `seconds` a mail.
  public init(through program: String, seconds: Int) {
    self.program = program
    self.seconds = seconds
  }

  /// `sendmail`.
  public var name: String { "sendmail" }

  /// No: the program takes a mail as often as it is given.
  public var takesAMailOnce: Bool { false }

  /// Whether the program is there.
  public var isOpen: Bool { RunningProgram.canBeRun(program) }

  /// Looks whether the program is there.
  public func open() throws(TransportError) {
    guard isOpen else {
      throw TransportError(
        "mail program \(program): is not there, or may not be run; install one, or name another"
          + " in delivery.program", isTemporary: false)
    }
  }

  /// Does nothing.
  public func close() {}

  /// Runs the program on one mail.
  public func deliver(
    _ octets: [UInt8], in envelope: Envelope, named name: String
  ) throws(TransportError) -> Handover {
    let arguments = ["-i", "-f", envelope.sender ?? "<>", "--"] + envelope.recipients
    let ending: RunningProgram.Ending
    do throws(SystemError) {
      ending = try RunningProgram.run(program, arguments, input: octets, seconds: seconds)
    } catch {
      throw TransportError("mail program \(program): \(error)", isTemporary: error.isPassing)
    }
    let words = TroubleText.line(ending.complaint)
    let said = words.isEmpty ? "" : ": \(words)"
    switch ending.status {
    case .exited(let code): return try handover(code, said)
    case .signalled(let signal):
      return .uncertain("\(program) ended by signal \(signal), perhaps with the mail taken\(said)")
    case .tooSlow:
      return .uncertain(
        "\(program) took more than \(seconds) seconds and was ended, perhaps with the mail"
          + " taken\(said)")
    }
  }

  /// What an exit code means (sysexits.h): of the mail, or of the program and its settings.
  private func handover(_ code: Int, _ said: String) throws(TransportError) -> Handover {
    switch code {
    case 0: return .delivered("\(program) has it")
    case 65: return .refused("\(program) refused the mail (65)\(said)")
    case 67: return .refused("\(program) knows no such recipient (67)\(said)")
    case 68: return .refused("\(program) knows no such host (68)\(said)")
    case 69: return .refused("\(program) refused (69)\(said)")
    case 64, 70, 72, 77, 78, 126, 127:
      throw TransportError(
        "mail program \(program): cannot work (\(code))\(said); check its own settings",
        isTemporary: false)
    case 75: return .tryLater("\(program) asks to try later (75)\(said)")
    default: return .tryLater("\(program) failed (\(code))\(said)")
    }
  }
}
