import Mail
public import Proposals
public import struct Foundation.Date

/// All that the site shows of a call.
public struct SiteContents: Sendable {
  /// The call being answered.
  public let call: Call
  /// Every submission on record, in the order of their codes.
  public let submissions: [Submission]
  /// Every line of the ledger, in order.
  public let ledger: [LedgerLine]
  /// Mails of the outbox that failed, may not have been sent, or wait for another try.
  public let troubles: [OwedMail]
  /// The time that the site is of.
  public let now: Date
  /// Whether its people are hidden.
  public let isBlind: Bool
  /// Mail about submissions that waits for a person, by ledger number.
  let waiting: [Int: Waiting]

  /// Why mail about a submission waits for a person.
  enum Waiting {
    /// It names a code, and comes from nobody known to have to do with that submission.
    case stranger
    /// It is from the submission's people, and the mailbox shows no answer of the committee.
    case unanswered
  }

  /// The site of `call` at `now`; where it is blind, it holds nothing of who anybody is.
  public init(
    call: Call, submissions: [Submission], ledger: [LedgerLine], troubles: [OwedMail] = [],
    now: Date, isBlind: Bool = false
  ) {
    // Who is a stranger is asked before the people are taken out.
    waiting = Self.waiting(in: submissions, for: call)
    self.call = isBlind ? call.anonymised : call
    self.submissions = isBlind ? submissions.map(\.anonymised) : submissions
    self.ledger = isBlind ? ledger.map(\.anonymised) : ledger
    self.troubles = isBlind ? troubles.map(\.anonymised) : troubles
    self.now = now
    self.isBlind = isBlind
  }

  private static func waiting(in submissions: [Submission], for call: Call) -> [Int: Waiting] {
    var waiting: [Int: Waiting] = [:]
    for submission in submissions {
      let people = submission.people
      var unanswered: [Int] = []
      for line in submission.messages where line.current == .followUp {
        guard let sender = line.sender else { continue }
        if call.isOurs(sender.address) {
          unanswered = []
        } else if people.contains(sender.address.lowercased()) {
          unanswered.append(line.number)
        } else {
          waiting[line.number] = .stranger
        }
      }
      for number in unanswered where waiting[number] == nil { waiting[number] = .unanswered }
    }
    return waiting
  }
}

extension Submission {
  /// The addresses of its speakers and of those whose mail made it what it is, in lower case.
  fileprivate var people: Set<String> {
    let speakers = revisions.flatMap(\.proposal.speakers).compactMap(\.email)
    let senders = messages.filter {
      [.new, .revision, .withdrawal, .duplicate].contains($0.outcome)
    }
    .compactMap(\.sender?.address)
    return Set((speakers + senders).map { $0.lowercased() })
  }
}
