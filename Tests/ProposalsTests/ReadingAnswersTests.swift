import Mail
import Testing

@testable import Proposals

@Suite struct `Reading a text that an answer sends` {
  static let text = """
    Ducks turn the water over all day long, and nobody ever asked them why. In this talk we
    put small loggers on twelve of them, count how often they dive, and show what that does
    to the algae at the other end of the pond, where no duck has been seen for years. The
    herons did not like it.
    """

  private func draft(_ opening: String, _ text: String = text) -> Draft {
    Sample.draft(
      "\(opening)\n\n\(text)\n\nAda", subject: "Re: Why ducks dive [POND31-004]",
      fields: ["In-Reply-To: <received.4@pond.example>"])
  }

  @Test(arguments: [
    "You asked for an abstract. Here it is:", "I forgot the abstract, sorry! Here you go:",
    "So here is a better abstract, please throw the old one\naway:",
    "Here is the abstract you asked for:", "Here's my abstract at last:",
    "The abstract, as promised:", "Please replace my abstract by this one:",
    "Please use this text instead:", "I rewrote the abstract:", "My new abstract:",
    "I showed my text to two colleagues, and neither understood it. So I have reworked the abstract:",
  ])
  func `that is announced as its abstract`(opening: String) throws {
    let draft = draft(opening)
    #expect(draft.kind == .proposal)
    let proposal = try #require(draft.proposals.first)
    #expect(proposal.abstract == Self.text)
    #expect(proposal.provenance[.abstract]?.from == .label)
  }

  @Test(arguments: [
    "Could you add this to the abstract:", "Please add the following to my abstract:",
    "Can you extend the abstract by this:", "Abstract (addition):", "Addition to the abstract:",
    "Bitte ergänzen Sie die Zusammenfassung um:", "Pourriez-vous ajouter ceci au résumé :",
    "¿Podrían añadir esto al resumen?:", "Proszę dodać do streszczenia:",
  ])
  func `that is put to its abstract, and takes its place nowhere`(opening: String) {
    for gap in [" ", "\n\n"] {
      let draft = Sample.draft(
        "Hello,\n\n\(opening)\(gap)We end with a show of hands.\n\nAda",
        subject: "Re: Why ducks dive [POND31-004]",
        fields: ["In-Reply-To: <received.4@pond.example>"])
      let said = draft.proposals.filter { $0.provenance[.abstract]?.from == .label }
      #expect(said.isEmpty, "\(said)")
    }
  }

  @Test(arguments: [
    (
      "Hallo Olga,\n\nhier ist die neue Zusammenfassung:",
      """
      Enten drehen das Wasser den ganzen Tag um, und niemand hat sie je gefragt, warum. In diesem
      Vortrag hängen wir zwölf von ihnen kleine Sender um, zählen, wie oft sie tauchen, und zeigen,
      was das mit den Algen am anderen Ende des Teichs macht.
      """
    ),
    (
      "Bonjour Olga,\n\nvoici le nouveau résumé :",
      """
      Les canards retournent l'eau toute la journée et personne ne leur a jamais demandé pourquoi.
      Dans cet exposé nous en équipons douze de petits capteurs, nous comptons leurs plongées et
      nous montrons ce que cela fait aux algues à l'autre bout de l'étang.
      """
    ),
    (
      "Ciao Olga,\n\necco il nuovo riassunto:",
      """
      Le anatre rivoltano l'acqua tutto il giorno e nessuno ha mai chiesto loro perché. In questo
      intervento ne seguiamo dodici con piccoli sensori, contiamo quante volte si tuffano e
      mostriamo che cosa succede alle alghe dall'altra parte dello stagno.
      """
    ),
    (
      "Hola Olga,\n\naquí está el nuevo resumen:",
      """
      Los patos remueven el agua todo el día y nadie les ha preguntado nunca por qué. En esta charla
      ponemos pequeños sensores a doce de ellos, contamos cuántas veces se sumergen y mostramos lo
      que eso hace a las algas del otro lado del estanque.
      """
    ),
  ])
  func `in other languages`(opening: String, text: String) throws {
    let draft = draft(opening, text)
    #expect(draft.kind == .proposal)
    let proposal = try #require(draft.proposals.first)
    #expect(proposal.abstract == text)
    #expect(proposal.provenance[.abstract]?.from == .label)
  }

  @Test(arguments: [
    "A few remarks on the abstract:", "Regarding the abstract:",
    "Thanks for your comments on the abstract:", "I have a question about the abstract:",
    "Here is my answer:", "Here is my bio, as requested:", "Something else:",
    "I forgot the bio. Here it is:", "Here it is:", "My number on the day, as promised:",
  ])
  func `and not one that is about something else`(opening: String) {
    let draft = draft(opening)
    let isTaken = draft.proposals.contains { $0.provenance[.abstract]?.from == .label }
    #expect(!isTaken, "\(draft.proposals)")
  }

  @Test(arguments: [
    ("Please change the title to \"Borrowed ponds\".", "Borrowed ponds"),
    (
      "Hello Olga,\n\ncould you change the title to \"Borrowed ponds\"? I like it more.",
      "Borrowed ponds"
    ),
    ("Can I still change the title to \"Borrowed ponds\"?", nil),
    ("Could you tell me whether the title can be changed to \"Borrowed ponds\"?", nil),
    ("Do you think that \"Borrowed ponds\" would be a better title?", nil),
    ("Please rename it to \"Borrowed ponds\".", "Borrowed ponds"),
    (
      "Please change the title from \"Why ducks dive\" to \"Borrowed ponds\".", "Borrowed ponds"
    ),
    ("Pourriez-vous changer le titre en « Étangs prêtés » ?", "Étangs prêtés"),
    ("Könnten Sie den Titel bitte in „Geliehene Teiche“ ändern?", "Geliehene Teiche"),
    ("¿Podríais cambiar el título por «Charcas prestadas»?", "Charcas prestadas"),
    (
      "Please change the title to \"Borrowed ponds\". And please change the length to an hour.", nil
    ),
    ("Please replace \"dive\" by \"swim under\" in the abstract.", nil),
    ("Please change my name to \"Ada A. Frog\".", nil),
  ])
  func `knows a title that a sentence gives`(text: String, title: String?) {
    let draft = Sample.draft(
      "\(text)\n\nAda", subject: "Re: Why ducks dive [POND31-004]",
      fields: ["In-Reply-To: <received.4@pond.example>"])
    #expect(draft.newTitle?.title == title)
  }
}
