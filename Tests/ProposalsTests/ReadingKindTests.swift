import Testing

@testable import Proposals

@Suite struct `Telling what a mail is` {
  static let ducks = `Reading titles`.ducks
  static let thread = ["In-Reply-To: <9@example.org>", "References: <9@example.org>"]
  static let ourThread = ["In-Reply-To: <9@pond.example>"]

  @Test(arguments: [
    Mail(
      "a question", "Hi,\n\nwill there be a projector, and may I bring a frog?\n\nAda", "Question",
      is: .other),
    Mail(
      "questions that name a kind of session",
      "Boa tarde. Há tradução simultânea nas salas? O meu inglês dá para ler mas não para responder a perguntas. E crianças podem assistir aos workshops acompanhadas?\n\nObrigada,\nAda",
      "dúvida", is: .other),
    Mail(
      "questions in Japanese",
      "こんにちは。会場に同時通訳はありますか？私の英語は読むには足ります。子供もワークショップに参加できますか？\n\nアダ", "質問",
      is: .other),
    Mail(
      "a talk that asks",
      "Why do ducks dive? Nobody has asked them. We put loggers on twelve ducks, count their dives and show what it does to the algae in the pond. Is it hunger? Is it fun? You will know after this talk of forty minutes.\n\nAda",
      "Why do ducks dive?", is: .proposal),
    Mail(
      "a question about a proposal", "Have you got my proposal? It left here on Monday.\n\nAda",
      "my submission", is: .other),
    Mail(
      "advertising with the word in it",
      "A unique business offer: eight million in gold, half of it yours.",
      "A business offer", is: .other),
    Mail(
      "a talk about what advertising offers",
      "Title: Sponsorship without strings\nAbstract: Ponds live from sponsoring and from gifts. I show what sponsorship did to three of them.",
      "Sponsorship", is: .proposal),
    Mail(
      "a talk about it, in prose",
      "I would like to propose a talk called “Sponsorship without strings”. Ponds live from sponsoring and from gifts. I show what sponsorship did to three of them.",
      "Sponsorship", is: .proposal),
    Mail(
      "advertising with the labels of a talk in it",
      "I would like to send you a proposal for your website.\n\nTitle: Full audit of your ranking\nAbstract: 40 backlinks and 10 guest posts on the first page, every week, at the best price.",
      "Proposal", is: .other),
    Mail(
      "a form that nobody filled in",
      "To claim your prize, fill in:\n\nTitle: Dr or Ms\nName:\nCountry:\nPhone:",
      "You have been selected", is: .other),
    Mail(
      "fraud with the labels in it",
      "I seek a trustworthy partner, for mutual benefit.\n\nTitle: next of kin\nSpeaker: of your language",
      "PROPOSAL", is: .other),
    Mail(
      "another call",
      "We invite contributions on reeds. Submission deadline: May 3.\nNotification of acceptance: June 1.",
      "Call for papers: Reed Days", is: .call),
    Mail(
      "another call's reminder",
      "A short reminder: papers are due next week. Please submit them on the web page.",
      "Reminder: papers due next week", is: .call),
    Mail(
      "a call with its form",
      "Reed Days will take place in May. Please send us:\n\n Title:\n Abstract:\n Name:\n\nDeadline: March 1",
      "[CFP] Reed Days 2031 - call for speakers", is: .call),
    Mail(
      "a call that says it is extended",
      "The submission deadline has been extended to May 3. Please submit your abstracts.",
      "CFP deadline extended: Reed Days", is: .call),
    Mail(
      "a withdrawal", "I am sorry, but I have to withdraw my talk.\n\nAda", "Pond Days",
      is: .withdrawal),
    Mail(
      "a withdrawal in German", "Leider muss ich meinen Vortrag zurückziehen.\n\nAda",
      "Mein Vortrag", is: .withdrawal),
    Mail(
      "an absence in the words of a person",
      "I am out of the office until May 2 and will read your mail then.",
      "Re: Pond Days: your proposal", is: .reply),
    Mail(
      "an absence in French", "Je suis absente du bureau jusqu'au 2 mai.",
      "Réponse automatique : votre proposition", is: .automatic),
    Mail(
      "an absence in German",
      "Vielen Dank für Ihre Nachricht. Ich bin bis zum 2. Mai nicht im Büro.", "Abwesenheitsnotiz",
      is: .automatic),
    Mail(
      "a length and a subject", "A short talk, 20 minutes. Details will follow.", "Why ducks dive",
      is: .proposal),
    Mail(
      "a proposal without any label", "Why ducks dive\n\n\(ducks)", "Pond Days 2031", is: .proposal),
    Mail("a tag that is misspelt", ducks, "[Podn Dyas TALK] Why ducks dive", is: .proposal),
    Mail(
      "an agenda with the call's name", "The rooms open at nine. We start with coffee.",
      "[Pond Days] Agenda", is: .other),
    Mail(
      "a talk about withdrawing", "I would like to propose a talk. \(ducks)",
      "Talk proposal: Withdrawing herons", is: .proposal),
    Mail(
      "words about a length to come",
      "Is it still possible to submit a talk? It would be about timers.",
      "Pond Days 2031", is: .other),
  ])
  func outside(_ mail: Mail) {
    #expect(Sample.draft(mail.text, subject: mail.subject).kind == mail.kind)
  }

  @Test(arguments: [
    Mail(
      "a comment", "I do not see the point. Where are the ponds in this?\n\nAda",
      "Re: [Pond Days TALK] Why ducks dive", is: .reply),
    Mail(
      "thanks",
      "Thanks for letting me know!\n\nAda\n\n> We received your proposal\n> Title: Why ducks dive\n> Abstract: They do.",
      "Re: Why ducks dive", is: .reply),
    Mail(
      "a long comment", "I agree.\n\n\(ducks)\n\n\(ducks)", "Re: [Pond Days TALK] Why ducks dive",
      is: .reply),
    Mail(
      "somebody who cannot come",
      "Sadly I will not be at the pond this year, but I like the topic.",
      "Re: [Pond Days TALK] Why ducks dive", is: .reply),
    Mail(
      "a form in answer to the call",
      "Title: Why ducks dive\nAbstract: \(ducks)\n\n> Please send us your proposals.",
      "Re: Pond Days call for talks", is: .proposal),
    Mail(
      "prose in answer to the call",
      "I would like to propose a talk called \"Why ducks dive\".\n\n\(ducks)",
      "Re: Pond Days call for talks", is: .proposal),
    Mail("a tag without a reply prefix", ducks, "[Pond Days TALK] Why ducks dive", is: .proposal),
    Mail(
      "a withdrawal", "I must withdraw my talk, I will be ill.\n\nAda", "Re: Why ducks dive",
      is: .withdrawal),
    Mail(
      "a changed title", "The new title is \"Why ducks really dive\".",
      "Re: Why ducks dive", is: .proposal),
    Mail(
      "a changed length", "A correction: please make it 40 minutes.",
      "Re: Why ducks dive", is: .proposal),
    Mail(
      "another's withdrawal", "Great talk! Could Ben withdraw his objection?\n\nAda",
      "Re: [Pond Days TALK] Why ducks dive", is: .reply),
  ])
  func `inside a thread`(_ mail: Mail) {
    #expect(Sample.draft(mail.text, subject: mail.subject, fields: Self.thread).kind == mail.kind)
  }

  @Test(arguments: [
    "If recording is mandatory, I will have to withdraw my talk.",
    "I may have to withdraw my talk, and will tell you next week.",
    "Last year I had to withdraw my talk. This year I come by bicycle.",
    "Please send me a visa letter, otherwise I have to withdraw my talk.",
    "I have to withdraw, but Maja will still give the talk.",
    "Please withdraw me as a speaker.",
    "Withdraw everything except POND31-002.",
    "I do not want to withdraw, all fine.", "All fine, I will not withdraw my talk.",
    "Can I withdraw my talk later, if my employer says no?", "Should I withdraw the other talk?",
    "If you cannot take it as a full talk I will withdraw it.",
    "We don't want to withdraw our talk.",
    "Ich möchte meinen Vortrag nicht zurückziehen.", "Kann ich meinen Vortrag später zurückziehen?",
    "Falls ich krank werde, ziehe ich meinen Vortrag zurück.", "Je ne retire pas ma proposition.",
    "No quiero retirar mi propuesta.", "Non voglio ritirare la mia proposta.",
    "Não quero retirar minha proposta.", "Я не хочу снимать свой доклад с программы.",
    "Nie wycofuję zgłoszenia.", "発表は取り下げません。", "我不想撤回我的投稿。", "발표를 취소하지 않겠습니다.",
  ])
  func `that speaks of a withdrawal and withdraws nothing`(text: String) {
    let draft = Sample.draft(
      text + "\n\nAda", subject: "Re: Why ducks dive", fields: Self.thread)
    #expect(draft.kind == .reply)
  }

  @Test(arguments: [
    "I cannot come, and do not know when I can. Please withdraw my talk.",
    "Unfortunately I will not be able to travel, so I have to withdraw my talk.",
    "Please withdraw my talk. If there is a waiting list, I wish the next one luck.",
    "With a heavy heart I have to withdraw my proposal. The rescue service has moved its big exercise to your weekend, and I am the one who has to organise all of it. Perhaps next year, if you will still have me.",
    "Please cancel the second of my three proposals: the pond has gone dry, and it would feel wrong to talk of it.",
    "Ich kann leider nicht kommen und ziehe meinen Vortrag zurück.",
    "Je ne peux pas venir et je retire ma proposition.", "No puedo viajar, retiro mi propuesta.",
    "Non posso venire e ritiro la mia proposta.", "Não posso ir e retiro a minha proposta.",
    "Я не смогу приехать и снимаю свой доклад.", "Nie mogę przyjechać i wycofuję zgłoszenie.",
    "出席できないため、発表を取り下げます。", "我不能参加，撤回我的投稿。", "참석할 수 없어 발표를 취소합니다.",
  ])
  func `that withdraws, whatever else it says no to`(text: String) {
    let draft = Sample.draft(
      text + "\n\nAda", subject: "Re: Why ducks dive", fields: Self.thread)
    #expect(draft.kind == .withdrawal)
  }

  @Test(arguments: [
    Mail(
      "the call itself", "We invite talks on everything that swims. Please send your proposals.",
      "Pond Days: call for talks", is: .call),
    Mail(
      "a form with values", "Title: Why ducks dive\nAbstract: \(ducks)", "A proposal", is: .other),
    Mail("an answer", "Thank you, we will look at it.", "Re: Why ducks dive", is: .reply),
  ])
  func `from the committee`(_ mail: Mail) {
    let draft = Sample.draft(
      mail.text, subject: mail.subject, from: "Olga Reed <olga@pond.example>")

    #expect(draft.kind == mail.kind)
    #expect(draft.proposals.isEmpty)
  }

  struct Mail: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var subject: String
    var kind: Draft.Kind

    init(_ description: String, _ text: String, _ subject: String, is kind: Draft.Kind) {
      testDescription = description
      self.text = text
      self.subject = subject
      self.kind = kind
    }
  }
}
