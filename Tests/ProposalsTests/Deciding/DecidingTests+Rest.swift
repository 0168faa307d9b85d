import Mail

@testable import Proposals

// The tables of mail with several proposals, and with none.
extension `Deciding on a draft` {
  static let several = [
    Example(
      "two talks in one mail are two submissions",
      R.mail(
        from: R.finn, [stranger, stranger.with(title: "Fans", abstract: R.balloonText + " Fans.")]),
      is: .new, "open", "open beside EX-003 0.97"),
    Example(
      "one on record and one not are told apart",
      R.mail(from: R.bela, [R.clocks, stranger]), is: .new, "repeat EX-002", "open"),
    Example(
      "each finds its own, in any order",
      R.mail(
        from: R.bela,
        [R.balloon.with(abstract: R.balloonText + " With slides."), R.clocks]),
      is: .revision, "revise EX-003", "repeat EX-002"),
    Example(
      "a revision of one of several talks of a thread goes to that one",
      R.mail(
        from: R.bela, replyingTo: ["ack-2@forum.example"],
        [R.balloon.with(title: "Inside balloons", abstract: R.balloonText + " With slides.")]),
      is: .revision, "revise EX-003"),
    Example(
      "the same talk in the body and attached is one talk",
      R.mail(from: R.finn, [stranger, attached(stranger)]), is: .new, "open"),
    Example(
      "what says nothing beside a talk is no talk",
      R.mail(from: R.finn, [Proposal(minutes: 20), stranger]), is: .new, "open"),
    Example(
      "a proposal that says nothing is kept all the same, once",
      R.mail(from: R.finn, [Proposal(minutes: 20), Proposal()]), is: .new, "open"),
    Example(
      "a length in an answer about one submission is its new length",
      R.mail(from: R.ada, replyingTo: ["ack-1@forum.example"], [Proposal(minutes: 20)]),
      is: .revision, "revise EX-001"),
    Example(
      "a length in an answer about two submissions is for a person",
      R.mail(from: R.bela, replyingTo: ["ack-2@forum.example"], [Proposal(minutes: 20)]),
      is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "the same title twice in one mail is one talk",
      R.mail(from: R.finn, [stranger, Proposal(title: "Release notes, that are read")]),
      is: .new, "open"),
    Example(
      "two talks with nearly one text find two submissions, never one twice",
      R.mail(
        from: R.bela,
        [
          R.clocks.with(title: "Clocks again", abstract: R.clockText + " Once more."),
          R.clocks.with(title: "Clocks at last", abstract: R.clockText + " At last."),
        ]), is: .new, "revise EX-002", "open beside EX-002 0.96"),
  ]

  static let withdrawals = [
    Example(
      "by its code is a withdrawal",
      R.mail(from: R.ada, codes: ["EX-001"], kind: .withdrawal), is: .withdrawal, "withdraw EX-001"),
    Example(
      "by an answer is a withdrawal",
      R.mail(from: R.ada, replyingTo: ["ack-1@forum.example"], kind: .withdrawal),
      is: .withdrawal, "withdraw EX-001"),
    Example(
      "by the title in the subject is a withdrawal of that one",
      R.mail(from: R.bela, subject: "Withdrawing \"Clocks that disagree\"", kind: .withdrawal),
      is: .withdrawal, "withdraw EX-002"),
    Example(
      "by the title in the text is a withdrawal of that one of a thread",
      R.mail(
        from: R.bela, replyingTo: ["two@example.net"], kind: .withdrawal,
        words: "I take back Clocks that\ndisagree."), is: .withdrawal, "withdraw EX-002"),
    Example(
      "by the sender of one submission is a withdrawal of it",
      R.mail(from: R.ada, kind: .withdrawal), is: .withdrawal, "withdraw EX-001"),
    Example(
      "by a co-speaker is a withdrawal",
      R.mail(
        from: Address(name: nil, address: "dora@example.org"), codes: ["EX-001"], kind: .withdrawal),
      is: .withdrawal, "withdraw EX-001"),
    Example(
      "by a co-speaker who only says not to come is for a person",
      R.mail(
        from: Address(name: "Dora Lind", address: "dora@example.org"), codes: ["EX-001"],
        kind: .withdrawal, takesBackOnlyWriter: true), is: .followUp, "note EX-001"),
    Example(
      "by the only speaker who only says not to come is a withdrawal",
      R.mail(from: R.bela, codes: ["EX-002"], kind: .withdrawal, takesBackOnlyWriter: true),
      is: .withdrawal, "withdraw EX-002"),
    Example(
      "of one by its code beside a new talk is both",
      R.mail(
        from: R.bela, replyingTo: ["ack-2@forum.example"], [stranger],
        withdrawal: "I withdraw EX-002, and propose this one."),
      is: .new, "open", "withdraw EX-002"),
    Example(
      "of somebody else's beside a new talk takes nothing back",
      R.mail(from: R.finn, [stranger], withdrawal: "Please withdraw EX-002."), is: .new, "open"),
    Example(
      "without a word on which beside a new talk takes nothing back",
      R.mail(
        from: R.bela, replyingTo: ["ack-2@forum.example"], [stranger],
        withdrawal: "Please withdraw the old one."), is: .new, "open"),
    Example(
      "of two by their codes is a withdrawal of both",
      R.mail(
        from: R.bela, codes: ["EX-002", "EX-003"], kind: .withdrawal,
        words: "I take back EX-002 and ex-003."),
      is: .withdrawal, "withdraw EX-002", "withdraw EX-003"),
    Example(
      "of one of two that our mail spoke of, by its code, is a withdrawal of that one",
      R.mail(
        from: R.bela, subject: "Re: [EX-002, EX-003] Clocks that disagree",
        codes: ["EX-002", "EX-003"], kind: .withdrawal, words: "I take back EX-003."),
      is: .withdrawal, "withdraw EX-003"),
    Example(
      "that answers our mail about two and says not which is for a person",
      R.mail(
        from: R.bela, subject: "Re: [EX-002, EX-003] Clocks that disagree",
        codes: ["EX-002", "EX-003"], kind: .withdrawal, words: "I take it back."),
      is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "by a title that is not on record takes back nothing else",
      R.mail(
        from: R.ada, kind: .withdrawal, words: "I take back \u{201c}Fans and filters\u{201d}."),
      is: .followUp, "note EX-001"),
    Example(
      "of one of several without a word on which is for a person",
      R.mail(from: R.bela, kind: .withdrawal), is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "by a stranger is a follow-up",
      R.mail(from: R.finn, codes: ["EX-001"], kind: .withdrawal), is: .followUp, "note EX-001"),
    Example(
      "of somebody else's beside one's own takes back one's own",
      R.mail(from: R.ada, codes: ["EX-001", "EX-002"], kind: .withdrawal),
      is: .withdrawal, "withdraw EX-001"),
    Example(
      "of what is withdrawn already is a follow-up",
      R.mail(from: Address(address: "gro@example.org"), kind: .withdrawal),
      is: .followUp, "note EX-004"),
    Example(
      "of nothing on record is unrelated",
      R.mail(from: R.finn, kind: .withdrawal), is: .unrelated),
  ]

  static let changes = [
    Example(
      "a request for a title in a new mail is about the only talk of its sender",
      R.mail(
        from: R.ada, [Proposal(title: "Traces")], asksForChange: true,
        newTitle: Draft.NewTitle("Traces")), is: .revision, "revise EX-001"),
    Example(
      "a request for a title in a new mail is about the talk that it names",
      R.mail(
        from: R.bela, [Proposal(title: "Clocks that disagree")],
        words: "Please change the title from “Clocks that disagree” to “Clocks”.",
        asksForChange: true, newTitle: Draft.NewTitle("Clocks", insteadOf: "Clocks that disagree")),
      is: .revision, "revise EX-002"),
    Example(
      "a request for a title by somebody with several talks opens none",
      R.mail(
        from: R.bela, [Proposal(title: "Clocks")], asksForChange: true,
        newTitle: Draft.NewTitle("Clocks")), is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "a request for a title by somebody without a talk opens none",
      R.mail(
        from: R.finn, [Proposal(title: "Clocks")], asksForChange: true,
        newTitle: Draft.NewTitle("Clocks")), is: .unrelated),
    Example(
      "other quoted words than the title are no request for a title",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], [Proposal(title: "tiny lock")],
        asksForChange: true, newTitle: Draft.NewTitle("tiny lock", insteadOf: "lock")),
      is: .followUp, "note EX-001"),
    Example(
      "what was missing is taken from an answer to our mail",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], kind: .reply,
        supplement: said(Proposal(format: "short", minutes: 20), .format, .minutes)),
      is: .revision, "revise EX-001"),
    Example(
      "what was known is not changed by a word in an answer",
      R.mail(
        from: R.ada, replyingTo: ["ack-1@forum.example"], kind: .reply,
        supplement: said(Proposal(title: "Other", abstract: "Other."), .title, .abstract)),
      is: .followUp, "note EX-001"),
    Example(
      "a biography is taken from an answer, where none is on record",
      R.mail(
        from: R.ada, replyingTo: ["tracing@example.org"], kind: .reply,
        supplement: said(lives("Keeps ducks."), .bio)), is: .revision, "revise EX-001"),
    Example(
      "nobody's biography is taken who gives no talk",
      R.mail(
        from: R.ada, replyingTo: ["tracing@example.org"], kind: .reply,
        supplement: said(
          Proposal(speakers: [Speaker(name: "Finn Reed", bio: "Keeps ducks.")]), .bio)),
      is: .followUp, "note EX-001"),
    Example(
      "an answer about two talks supplies neither",
      R.mail(
        from: R.bela, replyingTo: ["ack-2@forum.example"], kind: .reply,
        supplement: said(Proposal(format: "short"), .format)),
      is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "a stranger's answer supplies nothing",
      R.mail(
        from: R.finn, replyingTo: ["ack-1@forum.example"], kind: .reply,
        supplement: said(Proposal(format: "short"), .format)), is: .followUp, "note EX-001"),
  ]

  private static func lives(_ bio: String) -> Proposal {
    Proposal(speakers: [Speaker(name: "Ada Quill", email: "ada@example.org", bio: bio)])
  }

  /// The proposal, with a place in the text for each field.
  private static func said(_ proposal: Proposal, _ fields: Field...) -> Proposal {
    var proposal = proposal
    for field in fields { proposal.provenance[field] = Provenance(from: .prose, confidence: 0.6) }
    return proposal
  }

  static let followUps = [
    Example(
      "a code in a question makes a follow-up, whoever asks",
      R.mail(from: R.finn, codes: ["EX-002"]), is: .followUp, "note EX-002"),
    Example(
      "a code that was never given is no code",
      R.mail(from: R.finn, codes: ["EX-099"]), is: .unrelated),
    Example(
      "an answer is a follow-up",
      R.mail(from: R.finn, replyingTo: ["tracing@example.org"], kind: .reply),
      is: .followUp, "note EX-001"),
    Example(
      "an answer to an answer is a follow-up",
      R.mail(from: R.ada, replyingTo: ["question@example.com"], kind: .reply),
      is: .followUp, "note EX-001"),
    Example(
      "an answer to the call is not about a submission",
      R.mail(from: R.finn, replyingTo: ["call@forum.example"], kind: .reply), is: .unrelated),
    Example(
      "an answer about two talks that names one is about that one",
      R.mail(
        from: R.bela, replyingTo: ["ack-2@forum.example"], kind: .reply,
        words: "Which room is Inside the balloon, part 1 in?"), is: .followUp, "note EX-003"),
    Example(
      "an answer about two talks that names none is about both",
      R.mail(from: R.bela, replyingTo: ["ack-2@forum.example"], kind: .reply),
      is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "an answer without thread headers is known by a subject that tells something",
      R.mail(from: R.finn, subject: "Re: [list] Tracing in storage daemons", kind: .reply),
      is: .followUp, "note EX-001"),
    Example(
      "the same subject without a mark of answering is no answer",
      R.mail(from: R.finn, subject: "Tracing in storage daemons", kind: .reply), is: .unrelated),
    Example(
      "a speaker's question that names the title is about that talk",
      R.mail(from: R.bela, words: "When is my talk \u{201c}Clocks that disagree\u{201d}?"),
      is: .followUp, "note EX-002"),
    Example(
      "somebody's question about a title in quotation marks is about that talk",
      R.mail(from: R.finn, words: "Will \"Tracing without tears\" be recorded?"),
      is: .followUp, "note EX-001"),
    Example(
      "somebody's words that happen to be a title are not about that talk",
      R.mail(from: R.finn, words: "I have clocks that disagree."), is: .unrelated),
    Example(
      "a question of the speaker of one talk is about that one",
      R.mail(from: R.ada, words: "Has my proposal arrived?"), is: .followUp, "note EX-001"),
    Example(
      "a question of the speaker of two talks is about one of them",
      R.mail(from: R.bela, words: "Has my proposal arrived?"),
      is: .followUp, "note EX-002", "note EX-003"),
    Example(
      "what a speaker writes to a list is not about the talk",
      R.mail(
        from: R.ada, words: "The summer school is postponed.",
        to: [Address(address: "Devel@lists.example")]), is: .unrelated),
    Example(
      "a namesake's question is not about the talk",
      R.mail(from: Address(name: "Ada Quill", address: "quill@sales.example"), words: "Buy now"),
      is: .unrelated),
    Example(
      "a call for another conference by a speaker of ours is not about the talk",
      R.mail(from: R.ada, kind: .call), is: .unrelated),
    Example("anything else is unrelated", R.mail(from: R.finn, words: "You won"), is: .unrelated),
    Example("mail without a sender is unrelated", R.mail(from: nil), is: .unrelated),
  ]

  static let committee = [
    Example(
      "the committee's answer is a follow-up in its thread",
      R.mail(from: R.cleo, replyingTo: ["tracing@example.org"], kind: .reply),
      is: .followUp, "note EX-001"),
    Example(
      "the committee's answer that quotes the proposal unmarked changes nothing",
      R.mail(from: R.cleo, replyingTo: ["tracing@example.org"], [R.tracing.with(abstract: longer)]),
      is: .followUp, "note EX-001"),
    Example(
      "the committee's mail to the speaker of one talk is about that one",
      R.mail(from: R.cleo, to: [R.ada]), is: .followUp, "note EX-001"),
    Example(
      "the committee's mail to many is about none",
      R.mail(from: R.cleo, to: [R.ada, R.bela]), is: .unrelated),
    Example(
      "the committee withdraws nobody's talk by mail",
      R.mail(from: R.cleo, codes: ["EX-001"], kind: .withdrawal), is: .followUp, "note EX-001"),
    Example(
      "the call is unrelated",
      R.mail(from: Address(address: "TALKS@forum.example"), kind: .call), is: .unrelated),
    Example(
      "a proposal that the committee passes on is its speaker's",
      R.mail(from: R.cleo, [stranger]), is: .new, "open"),
    Example(
      "a proposal by the committee itself is no speaker's",
      R.mail(
        from: R.cleo, [Proposal(title: "Opening of the forum", abstract: R.otherText)]),
      is: .unrelated),
  ]
}
