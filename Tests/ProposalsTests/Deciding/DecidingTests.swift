import Mail
import Testing

@testable import Proposals

@Suite struct `Deciding on a draft` {
  typealias R = DecidingRecord

  @Test(arguments: unreadable + machines + copies + newTalks + revisions)
  func `that proposes`(_ example: Example) { example.check() }

  @Test(arguments: several + withdrawals + changes + followUps + committee)
  func `that proposes several, or nothing`(_ example: Example) { example.check() }

  static let longer = R.tracingText + " And a live demonstration, if the network lets us."
  static let rewritten = R.tracing.with(abstract: R.otherText)
  static let stranger = Proposal(
    title: "Release notes that are read", abstract: R.otherText,
    speakers: [Speaker(name: "Finn Osei", email: "finn@example.com")])

  static let unreadable = [
    Example(
      "what cannot be read is set aside, whatever it answers",
      R.mail(
        from: R.ada, replyingTo: ["tracing@example.org"], codes: ["EX-001"],
        obstacle: "It is encrypted."), is: .setAside)
  ]

  static let machines = [
    Example(
      "an absence notice is automatic, even inside a thread and with a code",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], codes: ["EX-001"], kind: .automatic),
      is: .automatic),
    Example(
      "a bounce that quotes the whole proposal is automatic",
      R.mail(from: nil, [R.tracing], kind: .automatic), is: .automatic),
  ]

  static let copies = [
    Example(
      "the same Message-ID with the same words is a duplicate",
      R.mail(from: R.ada, id: "tracing@example.org", [R.tracing], words: R.tracingText),
      is: .duplicate, "repeat EX-001"),
    Example(
      "a list's copy of a question is a duplicate of the question",
      R.mail(from: R.finn, id: "question@example.com", kind: .reply, words: "When?"),
      is: .duplicate, "repeat EX-001"),
    Example(
      "a copy under a sender that a list put in place is a duplicate",
      R.mail(
        from: Address(address: "list@lists.example"), id: "question@example.com", kind: .reply,
        words: "When?"), is: .duplicate, "repeat EX-001"),
    Example(
      "the same words at the same second without a Message-ID are a duplicate",
      R.mail(from: R.finn, id: "", kind: .reply, words: "When?", written: 500),
      is: .duplicate, "repeat EX-001"),
    Example(
      "the same words on another day are said again, not sent again",
      R.mail(
        from: R.finn, replyingTo: ["tracing@example.org"], kind: .reply, words: "When?"),
      is: .followUp, "note EX-001"),
    Example(
      "a reused Message-ID with another talk by another person loses nothing",
      R.mail(from: R.finn, id: "tracing@example.org", [stranger], words: "Other"),
      is: .new, "open"),
    Example(
      "a reused Message-ID with another text under the same title is a revision",
      R.mail(
        from: R.ada, id: "tracing@example.org", [R.tracing.with(abstract: longer)],
        words: longer), is: .revision, "revise EX-001"),
    Example(
      "a reused Message-ID with another question is a follow-up",
      R.mail(
        from: R.ada, id: "tracing@example.org", codes: ["EX-001"], kind: .reply, words: "Why?"),
      is: .followUp, "note EX-001"),
    Example(
      "a reused Message-ID without words loses nothing",
      R.mail(from: R.finn, id: "call@forum.example", [stranger], written: nil),
      is: .new, "open"),
    Example(
      "the same words around another attachment are another proposal",
      R.mail(
        from: R.ada, id: "tracing@example.org", [attached(stranger)], words: R.tracingText),
      is: .new, "open"),
    Example(
      "the same proposal sent again is a duplicate",
      R.mail(from: R.ada, [R.tracing], words: "Did you get this?"),
      is: .duplicate, "repeat EX-001"),
    Example(
      "other wrapping, case, quoting and punctuation are the same content",
      R.mail(
        from: R.ada,
        [
          R.tracing.with(
            title: "TRACING   without tears!",
            abstract: "> " + R.tracingText.replacing(" ", with: "\n> ").replacing(",", with: " -"))
        ]), is: .duplicate, "repeat EX-001"),
    Example(
      "a tag in the title is the same content",
      R.mail(from: R.ada, [R.tracing.with(title: "[CFP] Re: Tracing without tears")]),
      is: .duplicate, "repeat EX-001"),
    Example(
      "a co-speaker's identical copy is a duplicate",
      R.mail(from: Address(name: "Dora Lind", address: "dora@example.org"), [R.tracing]),
      is: .duplicate, "repeat EX-001"),
    Example(
      "the same content from another address is a duplicate",
      R.mail(from: Address(name: "Ada Quill", address: "quill@home.example"), [R.tracing]),
      is: .duplicate, "repeat EX-001"),
    Example(
      "the same content passed on by somebody else is a duplicate",
      R.mail(from: R.finn, [R.tracing]), is: .duplicate, "repeat EX-001"),
    Example(
      "an answer with all quoted and nothing new, by its speaker, is a duplicate",
      R.mail(from: R.ada, replyingTo: ["ack-1@forum.example"], [R.tracing]),
      is: .duplicate, "repeat EX-001"),
    Example(
      "a comment that quotes the whole proposal unmarked is a follow-up",
      R.mail(from: R.finn, replyingTo: ["tracing@example.org"], [R.tracing]),
      is: .followUp, "note EX-001"),
    Example(
      "what was withdrawn is not brought back by an older copy that comes late",
      R.mail(from: Address(name: "Gro Vance", address: "gro@example.org"), [R.gone], written: 310),
      is: .duplicate, "repeat EX-004"),
    Example(
      "a title with nothing else, sent again by its speaker, is a duplicate",
      R.mail(from: R.ada, [Proposal(title: "Tracing without tears")]),
      is: .duplicate, "repeat EX-001"),
  ]

  static let newTalks = [
    Example(
      "a talk that nobody proposed is new", R.mail(from: R.finn, [stranger]), is: .new, "open"),
    Example(
      "an answer to the call is new",
      R.mail(from: R.finn, replyingTo: ["call@forum.example"], [stranger]), is: .new, "open"),
    Example(
      "a speaker's other talk is new",
      R.mail(from: R.ada, [R.tracing.with(title: "Release notes", abstract: R.otherText)]),
      is: .new, "open"),
    Example(
      "another talk sent as an answer to one's own is new",
      R.mail(
        from: R.ada, replyingTo: ["tracing@example.org"],
        [R.tracing.with(title: "Release notes", abstract: R.otherText)]), is: .new, "open"),
    Example(
      "another talk under the code of one's own is new",
      R.mail(
        from: R.ada, codes: ["EX-001"],
        [R.tracing.with(title: "Release notes", abstract: R.otherText)]), is: .new, "open"),
    Example(
      "another person's talk inside a thread is new",
      R.mail(from: R.finn, replyingTo: ["tracing@example.org"], [stranger]), is: .new, "open"),
    Example(
      "the same title by another person is new, and shown beside the first",
      R.mail(from: R.finn, [stranger.with(title: "Tracing without tears")]),
      is: .new, "open beside EX-001 0.00"),
    Example(
      "nearly the same text by another person is new, and shown beside the first",
      R.mail(from: R.finn, [stranger.with(abstract: longer)]),
      is: .new, "open beside EX-001 0.86"),
    Example(
      "the second part of a series is new",
      R.mail(
        from: R.bela,
        [R.balloon.with(title: "Inside the balloon, part 2", abstract: R.balloonText + " Again.")]),
      is: .new, "open beside EX-003 0.97"),
    Example(
      "the second part of a series is new, though sent as an answer to the first",
      R.mail(
        from: R.bela, replyingTo: ["two@example.net"],
        [R.balloon.with(title: "Inside the balloon, part 2", abstract: R.otherText)]),
      is: .new, "open"),
    Example(
      "C and C++ are different talks",
      R.mail(
        from: R.bela, [R.clocks.with(title: "Clocks that disagree in C++", abstract: R.otherText)]),
      is: .new, "open"),
    Example(
      "a near title without a word of the text is another talk, though sent as an answer",
      R.mail(
        from: R.bela, replyingTo: ["two@example.net"],
        [R.clocks.with(title: "Hosts that disagree", abstract: R.otherText, label: .abstract)]),
      is: .new, "open"),
    Example(
      "another title behind a label, and nothing else, in answer to our mail, is the talk's new one",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [Proposal(title: "Quite another name").with(label: .title)]),
      is: .revision, "revise EX-001"),
    Example(
      "another title with a text of its own is another talk, though sent as an answer",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [
          Proposal(title: "Quite another name", abstract: R.otherText).with(label: .title)
            .with(label: .abstract)
        ]), is: .new, "open"),
    Example(
      "another title in running text is another talk",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [Proposal(title: "Quite another name", speakers: [Speaker(name: "Ada")], minutes: 25)]),
      is: .new, "open"),
    Example(
      "talk about one's talk under another subject is no other talk",
      R.mail(
        from: R.ada, subject: "Re: [EX-001] Thank you", replyingTo: ["ack-1@forum.example"],
        codes: ["EX-001"],
        [
          Proposal(
            title: "Thank you", abstract: R.otherText, minutes: 25,
            provenance: [.title: Provenance(from: .subject, confidence: 0.7)])
        ]), is: .followUp, "note EX-001"),
    Example(
      "a change of the title in a sentence is for a person, and no talk of that name",
      R.mail(
        from: R.ada, subject: "Re: Tracing without tears [EX-001]",
        replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [Proposal(title: "Borrowed gates", abstract: "Thanks a lot.")], asksForChange: true),
      is: .followUp, "note EX-001"),
    Example(
      "but for a title that a sentence gives",
      R.mail(
        from: R.ada, subject: "Re: Tracing without tears [EX-001]",
        replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [Proposal(title: "Borrowed gates", abstract: "Thanks a lot.")], asksForChange: true,
        newTitle: Draft.NewTitle("Borrowed gates")),
      is: .revision, "revise EX-001"),
    Example(
      "so is that which a stranger asks for",
      R.mail(
        from: R.finn, subject: "Re: Tracing without tears [EX-001]",
        replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [Proposal(title: "Borrowed gates", abstract: "I am her boss.")], asksForChange: true),
      is: .followUp, "note EX-001"),
    Example(
      "a few words beside a labelled title are no abstract",
      R.mail(
        from: R.ada, subject: "Re: Tracing without tears [EX-001]",
        replyingTo: ["ack-1@forum.example"], codes: ["EX-001"],
        [
          Proposal(title: "Borrowed gates", abstract: "Writing from the train, so just briefly.")
            .with(label: .title)
        ]), is: .revision, "revise EX-001"),
    Example(
      "the subject of an answer is no new title beside a new abstract",
      R.mail(
        from: R.ada, subject: "Re: Talk proposal: Tracing", replyingTo: ["ack-1@forum.example"],
        codes: ["EX-001"],
        [
          Proposal(
            title: "Tracing", abstract: R.otherText,
            provenance: [.title: Provenance(from: .subject, confidence: 0.7)]
          ).with(label: .abstract)
        ]), is: .revision, "revise EX-001"),
    Example(
      "a text that is said to be the abstract, under another subject, is the talk's",
      R.mail(
        from: R.ada, subject: "Re: [EX-001] Thank you", replyingTo: ["ack-1@forum.example"],
        codes: ["EX-001"], [Proposal(abstract: R.otherText).with(label: .abstract)]),
      is: .revision, "revise EX-001"),
    Example(
      "a stranger's own form under a title of the thread is a talk of its own",
      R.mail(
        from: R.finn, replyingTo: ["tracing@example.org"],
        [
          stranger.with(title: "Tracing without tears", label: .title)
            .with(label: .abstract)
        ]), is: .new, "open beside EX-001 0.00"),
    Example(
      "a bare title by another person is new",
      R.mail(from: R.finn, [Proposal(title: "Tracing without tears")]), in: bare,
      is: .new, "open beside EX-001 0.00"),
    Example(
      "two mails with nothing but \"see attached\" are two talks",
      R.mail(from: R.ada, [Proposal(title: "Talk proposal", abstract: "See attached.")]),
      in: unread, is: .new, "open beside EX-001 1.00"),
    Example(
      "a shared paragraph does not make one talk of two",
      R.mail(
        from: R.bela,
        [
          R.clocks.with(
            title: "Notes on releases", abstract: R.otherText + " " + R.clockText.prefix(80))
        ]), is: .new, "open"),
    Example(
      "a title that says nothing does not make one talk of two",
      R.mail(
        from: Address(name: "Ivo Reed", address: "ivo@example.org"),
        [Proposal(title: "Talk proposal for Example Forum", abstract: R.otherText)]),
      in: Candidates(submissions: [
        Candidate(
          code: SubmissionCode("EX-009"),
          revisions: [Proposal(title: "Talk proposal for Example Forum", abstract: R.clockText)],
          people: [PersonKey(address: "ivo@example.org", name: "ivo reed")], revised: 1)
      ]), is: .new, "open beside EX-009 0.00"),
    Example(
      "a first name in common does not make one person of two",
      R.mail(
        from: Address(name: "Ada", address: "ada@elsewhere.example"),
        [R.tracing.with(abstract: longer)]), is: .new, "open beside EX-001 0.86"),
  ]

  static let revisions = [
    Example(
      "a changed abstract under the code, by one of its people, is a revision",
      R.mail(from: R.ada, codes: ["EX-001"], [R.tracing.with(abstract: longer)]),
      is: .revision, "revise EX-001"),
    Example(
      "a changed title under the code is a revision",
      R.mail(from: R.ada, codes: ["EX-001"], [R.tracing.with(title: "Tears")]),
      is: .revision, "revise EX-001"),
    Example(
      "a changed abstract in an answer is a revision",
      R.mail(from: R.ada, replyingTo: ["tracing@example.org"], [R.tracing.with(abstract: longer)]),
      is: .revision, "revise EX-001"),
    Example(
      "an answer to our acknowledgement is in the thread",
      R.mail(from: R.ada, replyingTo: ["ack-1@forum.example"], [R.tracing.with(abstract: longer)]),
      is: .revision, "revise EX-001"),
    Example(
      "the nearest message that is on record makes the thread",
      R.mail(
        from: R.ada, replyingTo: ["lost@example.org", "ack-1@forum.example", "two@example.net"],
        [R.tracing.with(abstract: longer)]), is: .revision, "revise EX-001"),
    Example(
      "a text without a title, in an answer about one submission, is its new text",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"],
        [
          Proposal(
            abstract: longer, provenance: [.abstract: Provenance(from: .label, confidence: 1)])
        ]),
      is: .revision, "revise EX-001"),
    Example(
      "a wholly new text under a label, in an answer under the title, is a revision",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], [rewritten.with(label: .abstract)]),
      is: .revision, "revise EX-001"),
    Example(
      "chat in an answer, read as a text, does not become the abstract",
      R.mail(from: R.ada, replyingTo: ["ack-1@forum.example"], [rewritten]),
      is: .followUp, "note EX-001"),
    Example(
      "the same title by the same person is a revision, whatever the text",
      R.mail(from: R.ada, [rewritten]), is: .revision, "revise EX-001"),
    Example(
      "a co-speaker's changed text is a revision",
      R.mail(
        from: Address(name: "D. Lind", address: "DORA@example.org"),
        [R.tracing.with(abstract: longer)]),
      is: .revision, "revise EX-001"),
    Example(
      "the same full name at another address is the same person",
      R.mail(
        from: Address(name: "Quill, Ada", address: "quill@home.example"),
        [R.tracing.with(abstract: longer)]), is: .revision, "revise EX-001"),
    Example(
      "nearly the same text under another title is a revision",
      R.mail(from: R.ada, [R.tracing.with(title: "Spans we kept", abstract: longer)]),
      is: .revision, "revise EX-001"),
    Example(
      "the same text with a length it did not have is a revision",
      R.mail(from: R.ada, [R.tracing.with(minutes: 20)]), is: .revision, "revise EX-001"),
    Example(
      "the same text with a biography under a label is a revision",
      R.mail(from: R.ada, [R.tracing.with(bio: "Ada keeps disks spinning.", label: .bio)]),
      is: .revision, "revise EX-001"),
    Example(
      "the same text by a stranger with a biography is a duplicate",
      R.mail(from: R.finn, [R.tracing.with(bio: "A better one.", label: .bio)]),
      is: .duplicate, "repeat EX-001"),
    Example(
      "what was withdrawn and is sent again is submitted again",
      R.mail(from: Address(name: "Gro Vance", address: "gro@example.org"), [R.gone]),
      is: .revision, "revise EX-004"),
    Example(
      "a version written before the withdrawal changes nothing",
      R.mail(
        from: Address(name: "Gro Vance", address: "gro@example.org"),
        [R.gone.with(abstract: "We sent them anyway, and this is what we heard back from them.")],
        written: 350), is: .followUp, "note EX-004"),
    Example(
      "going back to an earlier version is a revision",
      R.mail(from: R.ada, [R.tracing]), in: revised, is: .revision, "revise EX-001"),
    Example(
      "an earlier version that comes late is a duplicate",
      R.mail(from: R.ada, [R.tracing], written: 150), in: revised, is: .duplicate, "repeat EX-001"),
    Example(
      "a changed text under the code by a stranger is a follow-up",
      R.mail(from: R.finn, codes: ["EX-001"], [R.tracing.with(abstract: longer)]),
      is: .followUp, "note EX-001"),
    Example(
      "a changed text in the thread by a stranger is a follow-up",
      R.mail(from: R.finn, replyingTo: ["tracing@example.org"], [R.tracing.with(abstract: longer)]),
      is: .followUp, "note EX-001"),
  ]

  /// The record after EX-001 was revised at 300.
  static let revised = Candidates(submissions: [
    Candidate(
      code: SubmissionCode("EX-001"), revisions: [R.tracing, R.tracing.with(abstract: longer)],
      people: [PersonKey(address: "ada@example.org", name: "ada quill")], revised: 300)
  ])

  /// A record of a title and nothing else.
  static let bare = recordOf(Proposal(title: "Tracing without tears"))
  /// A record of a proposal that could not be read.
  static let unread = recordOf(Proposal(title: "Talk proposal", abstract: "See attached."))

  private static func recordOf(_ proposal: Proposal) -> Candidates {
    Candidates(submissions: [
      Candidate(
        code: SubmissionCode("EX-001"), revisions: [proposal],
        people: [PersonKey(address: "ada@example.org", name: "ada quill")], revised: 1)
    ])
  }

  static func attached(_ proposal: Proposal) -> Proposal {
    var proposal = proposal
    proposal.provenance[.abstract] = Provenance(from: .attachment, confidence: 1)
    return proposal
  }

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var draft: Draft
    var record: Candidates
    var outcome: Outcome
    var effects: [String]

    init(
      _ description: String, _ draft: Draft, in record: Candidates = DecidingRecord.record,
      is outcome: Outcome, _ effects: String...
    ) {
      testDescription = description
      self.draft = draft
      self.record = record
      self.outcome = outcome
      self.effects = effects
    }

    func check() {
      let decision = Decision(on: draft, among: record, for: DecidingRecord.call)
      #expect(decision.outcome == outcome, "\(testDescription): \(decision.evidence)")
      #expect(decision.effects.map(\.words) == effects, "\(testDescription): \(decision.evidence)")
      #expect(decision.evidence.hasSuffix("."), "\(testDescription)")
    }
  }
}

extension Decision.Effect {
  /// The effect as the tables write it.
  fileprivate var words: String {
    switch self {
    case .open(_, let resembling):
      resembling.reduce("open") { words, other in
        let hundredths = Int((other.score * 100).rounded())
        let score =
          "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
        return words + " beside \(other.code) \(score)"
      }
    case .revise(let code, _): "revise \(code)"
    case .repeat(let code): "repeat \(code)"
    case .note(let code): "note \(code)"
    case .withdraw(let code): "withdraw \(code)"
    }
  }
}
