import Mail

/// Why mail about a submission waits for a person, the weakest reason first.
public enum Waiting: Int, Sendable, Codable {
  /// It is from the submission's people, and the mailbox shows no answer of the committee.
  case unanswered
  /// It names a code, and comes from nobody known to have to do with that submission.
  case stranger
  /// Its sender's address is forged, by what the mail server says.
  case forged

  /// Which mail about submissions waits, and why, by ledger number: the strongest reason of each.
  public static func mail(about briefs: [Brief]) -> [Int: Waiting] {
    briefs.flatMap(\.waits).reduce(into: [:]) { waiting, wait in
      guard let known = waiting[wait.message], known.rawValue >= wait.reason.rawValue else {
        waiting[wait.message] = wait.reason
        return
      }
    }
  }
}

extension Submission {
  /// The mail about it that waits for a person, and why.
  ///
  /// Mail of the committee in the thread answers what its people asked before; that somebody says
  /// `cfp answered` settles all that was on record then.
  func waiting(for call: Call) -> [(LedgerLine, Waiting)] {
    let people = people
    let settled =
      rulings.filter { $0.verb == .answered && $0.code == code && !$0.isUndone }
      .map(\.behind).max() ?? 0
    var waiting: [(LedgerLine, Waiting)] = []
    var unanswered: [(LedgerLine, Waiting)] = []
    for line in messages where line.number > settled {
      if line.isForged {
        if line.current.isForPeople { waiting.append((line, .forged)) }
      } else if line.current == .followUp, let sender = line.sender {
        if call.isOurs(sender.address) {
          unanswered = []
        } else if people.contains(sender.address.lowercased()) {
          unanswered.append((line, .unanswered))
        } else {
          waiting.append((line, .stranger))
        }
      }
    }
    return waiting + unanswered
  }

  /// The addresses of its speakers and of those whose mail made it what it is, in lower case.
  private var people: Set<String> {
    let speakers = revisions.flatMap(\.proposal.speakers).compactMap(\.email)
    let senders = messages.filter {
      [.new, .revision, .withdrawal, .duplicate].contains($0.outcome)
    }
    .compactMap(\.sender?.address)
    return Set((speakers + senders).map { $0.lowercased() })
  }
}

extension Outcome {
  /// Whether such a message says something of a submission that was not on record.
  fileprivate var isForPeople: Bool {
    switch self {
    case .new, .revision, .followUp, .withdrawal: true
    case .duplicate, .automatic, .unrelated, .setAside: false
    }
  }
}
