import ArgumentParser
import Foundation
import Intake
import Mail
import Proposals
import Rendering
import Sandbox

struct Check: Command {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with the configuration, and what would be done.",
    discussion: """
      Reads no mail, and sends none. Where mail goes through a server, connects to it, checks \
      its certificate, and logs in.
      """)

  @OptionGroup var shared: SharedOptions

  func execute() throws(Failure) -> ExitStatus {
    let setup = try shared.setup()
    let templates = try Run.templates(of: setup)
    let state = StateDirectory(setup.state)
    if FileManager.default.fileExists(atPath: setup.state) { try state.check() }
    var status = ExitStatus.settled
    Console.print("call        \(setup.call.name), codes \(setup.call.codePrefix)-001 and on")
    Console.print("deadline    \(deadline(of: setup))")
    for path in setup.mailboxes {
      do throws(MailboxError) {
        let source = try MailSources.open(path: path)
        Console.print("mailbox     \(path): \(source.kind), can be read")
      } catch {
        Console.complain("mailbox \(error)")
        status = .tryAgain
      }
    }
    Console.print("reading     \(try reading(of: setup, with: templates))")
    Console.print("documents   \(documents)")
    Console.print("state       \(setup.state)\(state.hasRecord ? "" : ": nothing there yet")")
    Console.print("originals   \(originals(of: setup))")
    Console.print("answers     \(try answers(of: setup))")
    Console.print("digest      \(digest(of: setup))")
    Console.print(
      "review      "
        + (setup.isBlind ? "anonymised: documents hide who the speakers are" : "not anonymised"))
    for line in committee(of: setup) { Console.print("committee   \(line)") }
    let own = Templates.names.filter {
      templates.text(named: $0) != Templates.builtIn.text(named: $0)
    }
    Console.print(
      "templates   built in" + (own.isEmpty ? "" : ", but for \(own.joined(separator: ", "))"))
    Console.print("delivery    \(delivery(of: setup, into: state))")
    do throws(TransportError) {
      try setup.tryDelivery()
    } catch {
      Console.complain(error.description)
      status = max(status, error.isTemporary ? .tryAgain : .configuration)
    }
    return status
  }

  /// What holds in the workers that read mail, as the first of them finds it.
  private func reading(of setup: Setup, with templates: Templates) throws(Failure) -> String {
    var readers = try Readers(for: setup, with: templates, at: shared.time)
    let confinement = try readers.confinement()
    let files =
      confinement.landlock > 0
      ? "no files (Landlock \(confinement.landlock) and seccomp)" : "no files (seccomp)"
    return "in up to \(WorkerPool.cores) processes that have \(files), no sockets and no"
      + " programs, at most \(confinement.bounds.memory >> 20) MiB of memory and"
      + " \(confinement.bounds.seconds) seconds a message"
  }

  /// Which documents that come along are read.
  private var documents: String {
    let pdf = PDFConversion().program.map { "PDF through \($0)" }
    return "text, HTML, RTF, .docx and .odt; "
      + (pdf ?? "no PDF: pdftotext is not installed (Debian's poppler-utils)")
  }

  private func deadline(of setup: Setup) -> String {
    guard let deadline = setup.call.deadline else { return "none" }
    let end = deadline.end.formatted(.iso8601)
    let grace = deadline.grace == 0 ? "" : ", and \(deadline.grace / 60) minutes of grace"
    return "mail received from \(end) on is late\(grace)"
  }

  private func answers(of setup: Setup) throws(Failure) -> String {
    guard let since = try Record(of: setup)?.answersSince() ?? setup.acknowledgeSince else {
      return "nobody is written to; 'cfp arm' or acknowledge.since says from when on"
    }
    return "to mail received since \(since.formatted(.iso8601)), from \(setup.from.address)"
  }

  private func originals(of setup: Setup) -> String {
    guard let days = setup.originalDays else { return "kept" }
    return "dropped \(days) days after they were received, but for mail that is set aside"
  }

  /// Where our own mail goes, and under which protection.
  private func delivery(of setup: Setup, into state: StateDirectory) -> String {
    let sender = setup.delivery.bounceAddress.map { "bounces go to \($0)" } ?? "no bounces come"
    switch setup.delivery.carrier {
    case .maildir: return "into the Maildir \(state.outbox); nothing leaves this machine"
    case .sendmail(let program): return "through \(program); \(sender)"
    case .smtp(let server):
      return "through \(server.host):\(server.port)\(server.login.map { " as \($0.user)" } ?? "")"
        + ", \(protection(of: server)); \(sender)"
    }
  }

  private func protection(of server: SMTPServer) -> String {
    let authorities = server.authorities.map { " by the authorities in \($0)" } ?? ""
    switch server.security {
    case .startTLS: return "with STARTTLS, its certificate checked\(authorities)"
    case .implicit: return "with TLS, its certificate checked\(authorities)"
    case .none where server.isOnThisMachine: return "without TLS, on this machine"
    case .none:
      return "WITHOUT TLS: everybody on the way can read mail"
        + (server.login == nil ? "" : " and password") + " (delivery.dangerously-without-tls)"
    }
  }

  /// Who sees what, a line for each of the committee.
  private func committee(of setup: Setup) -> [String] {
    setup.call.committee.map { member in
      let folder = setup.memberFolders.first { $0.member == member }
      let place = folder.map { "; packets and pages in \($0.path), \($0.access)" } ?? ""
      return member.name + ": "
        + (member.isChair
          ? "the chair, sees everything" : "\(member.conflicts.count) conflicts named")
        + place
    } + strangers(of: setup)
  }

  /// Who gets all of the digest, and is nobody whose conflicts are known.
  private func strangers(of setup: Setup) -> [String] {
    guard setup.call.committee.contains(where: { !$0.conflicts.isEmpty }) else { return [] }
    return setup.digest.recipients.map(\.address)
      .filter { setup.call.member(writingFrom: $0) == nil }
      .map { "\($0) is no member's address: its digest tells everything, to all who read it" }
  }

  private func digest(of setup: Setup) -> String {
    guard !setup.digest.recipients.isEmpty else { return "nobody gets one" }
    return "every \(setup.digest.hours) hours when there is news, to "
      + setup.digest.recipients.map(\.address).joined(separator: ", ")
  }
}

extension MailSource {
  /// What the source is, for people.
  fileprivate var kind: String {
    switch self {
    case is Mbox: "an mbox"
    case is Maildir: "a Maildir"
    case is MessageFolder: "a folder of messages"
    default: "a message"
    }
  }
}
