public import Proposals

// Blind documents hide nobody by leaving words out while they are written: they are written
// from values that hold nobody. What is not in a value can be in none of its documents.

extension Speaker {
  /// The person in the place `number`, counted from 1, of whom nothing is told.
  fileprivate init(anonymous number: Int) { self.init(name: "Speaker \(number)") }
}

extension Proposal {
  /// The proposal with nothing said of its people but how many they are.
  public var anonymised: Proposal {
    var proposal = self
    proposal.speakers = speakers.indices.map { Speaker(anonymous: $0 + 1) }
    for field in [Field.speakers, .affiliation, .bio] { proposal.provenance[field] = nil }
    return proposal
  }
}

extension LedgerLine {
  /// The line with nothing that a person wrote or that names one: no sender, no subject, no
  /// Message-ID, no place where it was found, and no sentence, since sentences hold names.
  public var anonymised: LedgerLine {
    var line = self
    (line.messageID, line.sender, line.why) = (nil, nil, nil)
    (line.source, line.subject, line.evidence) = ("", "", "")
    return line
  }
}

extension Submission {
  /// The submission without its people, in every version and every message.
  public var anonymised: Submission {
    var submission = self
    for index in revisions.indices {
      submission.revisions[index].proposal = revisions[index].proposal.anonymised
    }
    submission.messages = messages.map(\.anonymised)
    submission.rulings = rulings.map { ruling in
      var ruling = ruling
      (ruling.before, ruling.after) = (ruling.before?.anonymised, ruling.after?.anonymised)
      return ruling
    }
    return submission
  }
}

extension Brief {
  /// The brief without its people.
  var anonymised: Brief {
    var brief = self
    brief.speakers = speakers.indices.map { Speaker(anonymous: $0 + 1).name }
    return brief
  }
}

extension Hit {
  /// The hit with nothing that names a person.
  public var anonymised: Hit {
    switch source {
    case .submission(let code, let otherCodes, let proposal):
      Hit(.submission(code, otherCodes: otherCodes, proposal.anonymised), score: score)
    case .message(let line): Hit(.message(line.anonymised), score: score)
    }
  }
}

extension OwedMail {
  /// The mail without its recipients, its text, and what a mail server said of them.
  public var anonymised: OwedMail {
    var mail = self
    (mail.recipients, mail.trouble) = ([], nil)
    mail.content = .composed(octets: [], recipients: [])
    return mail
  }
}

extension PacketContents {
  /// What a packet shows where nobody is named: no originals and no attachments.
  public var anonymised: PacketContents {
    PacketContents(
      submission: submission.anonymised, others: resembled.mapValues(\.anonymised), isBlind: true)
  }
}

extension Call {
  /// The call for anonymised documents: what is hidden is not reported as missing.
  public var anonymised: Call {
    var call = self
    call.expects.subtract([.affiliation, .bio])
    return call
  }
}
