import Testing

@testable import Proposals

/// Labels as forms of many conferences word them, in the languages of the tables.
@Suite struct `Wordings of labels` {
  private static let ducks = `Reading forms`.text

  /// The values of a form's fields, in its order.
  private static let form: [(slot: Slot, label: String, value: String)] = [
    (.title, "Title", "Why ducks dive"), (.speakers, "Speaker", "Ben Newt"),
    (.affiliation, "Affiliation", "Reedwork Ltd"), (.abstract, "Abstract", ducks),
    (.minutes, "Duration", "40 minutes"),
    (.bio, "Bio", "Ben Newt has kept the mill since the year it burned down."),
    (.notes, "Notes", "I need a projector with a green plug."),
  ]

  private static let wordings: [(Slot, String)] = [
    (
      .title,
      """
      Title | Talk title | Working title | Session name | Name of session | Name of talk | \
      Name of the talk | Presentation name | Presentation title | Proposed title | Title of \
      your talk | Title of submission | Talk name | Headline | Talk headline | Title (max 60 \
      chars) | Talk's title | Subject of talk | Session headline | Provisional title | \
      Tentative talk title | Title/Topic | What is your talk called? | What's the title of \
      your talk? | Title for the programme | Programme title | Topic title | Workshop title | \
      Tutorial title | Paper title | BoF title | Lightning talk title | Titel | Título | Titre \
      | Titolo | Тема доклада | Название доклада | Tytuł | タイトル | 题目 | 제목 | Název | Título de \
      la charla | Titre de l'intervention | Titolo dell'intervento | Titel des Vortrags | \
      Vortragstitel | Titel van de lezing | Föredragets titel | Título da palestra | Tytuł \
      prelekcji | 講演題目 | 发表题目 | 발표 제목
      """
    ),
    (
      .abstract,
      """
      Abstract | Summary | Description | Talk description | Session description | Synopsis | \
      Outline | Blurb | Programme text | Short abstract | Long abstract | Abstract (200 words) \
      | Talk abstract | What it's about | What is it about | What's it about? | What is your \
      talk about? | Overview | Content | Contents | Pitch | Elevator pitch | Teaser | Text for \
      the programme | Session summary | Proposal text | Proposal summary | Details of talk | \
      Talk details | Short description | Brief description | Full description | The talk in \
      brief | Extended abstract | Zusammenfassung | Kurzfassung | Beschreibung | Inhalt | \
      Resumen | Descripción | Résumé | Description de l'intervention | Riassunto | Sommario | \
      Descrizione | Аннотация | Тезисы | Краткое описание | Streszczenie | Opis | 概要 | 要旨 | 摘要 \
      | 内容简介 | 초록 | 요약 | Anotace | Samenvatting | Omschrijving | Sammanfattning | Resumo | \
      Descrição
      """
    ),
    (
      .bio,
      """
      Bio | Biography | Short bio | Speaker bio | Speaker's bio | Presenter bio | Presenter \
      bios | Speaker bios | Author bios | Bios | About me | About the speaker | About the \
      presenter | About the author | Who am I | Who I am | Who are you? | Profile | Speaker \
      profile | Speaker biography | Biographical note | Biographical information | Bio (3rd \
      person) | Bio (max 100 words) | Mini bio | Mini-bio | My bio | CV | Short CV | My \
      background | Speaker background | Professional background | A bit about me | A little \
      about me | About you | About us | Introduction of speaker | Speaker introduction | \
      Speaker info | Speaker details | Personal statement | Credentials | Experience | \
      Relevant experience | Biografie | Über mich | Zur Person | Kurzbiografie | \
      Kurzbiographie | Kurzvita | Vita | Biografía | Sobre mí | Biographie | À propos de moi | \
      Biografia | Chi sono | О себе | О докладчике | Биография | Biogram | O mnie | 自己紹介 | \
      プロフィール | 講演者紹介 | 个人简介 | 讲者简介 | 作者简介 | 발표자 소개 | 자기소개 | 약력 | Medailonek | Over mij | Om \
      mig | Sobre mim | Minibio | Minicurrículo
      """
    ),
    (
      .speakers,
      """
      Speaker | Speakers | Presenter | Presenters | Speaker name | Name of speaker | Presented \
      by | Name | Your name | Full name | Who | Talk by | Speaker(s) | Presenter(s) | Author | \
      Authors | Author(s) | Presenting author | Lead presenter | Main speaker | Primary \
      speaker | Submitted by | Submitter | Given by | Lecturer | Name of presenter | Name and \
      surname | First and last name | Name (as on badge) | Who is speaking | Who will speak | \
      Who's speaking? | Speaking | Proposer | Presenting | Referent | Vortragende | \
      Vortragender | Referentin | Name des Vortragenden | Ponente | Ponentes | Nombre | \
      Intervenant | Intervenante | Orateur | Conférencier | Relatore | Relatori | Докладчик | \
      Докладчики | Спикер | ФИО | Prelegent | Prelegentka | Autor | 発表者 | 講演者 | 氏名 | 演讲人 | 演讲者 \
      | 讲者 | 报告人 | 姓名 | 발표자 | 연사 | 이름 | Přednášející | Spreker | Talare | Palestrante
      """
    ),
    (
      .affiliation,
      """
      Affiliation | Company | Organisation | Organization | Employer | Institution | \
      Affiliation/Company | Company/Organisation | Org | Workplace | Where I work | Where do \
      you work? | Institute | University | Company name | Name of company | Job | \
      Employer/affiliation | Affiliation(s) | Firm | Firma | Arbeitgeber | Organisation / \
      Firma | Empresa | Institución | Entreprise | Société | Azienda | Ente | Организация | \
      Место работы | Компания | Firma/instytucja | Instytucja | 所属 | 勤務先 | 会社 | 单位 | 公司 | 工作单位 \
      | 所在单位 | 소속 | 회사 | Zaměstnavatel | Organisatie | Bedrijf | Företag | Instituição
      """
    ),
    (
      .minutes,
      """
      Length | Duration | Time | Time needed | Time requested | How long | How long is it? | \
      Length of talk | Talk length | Session length | Minutes | Slot length | Requested time | \
      Preferred length | Desired length | Time slot | Running time | Slot | Dauer | Länge | \
      Duración | Durée | Durata | Длительность | Продолжительность | Время | Czas trwania | \
      所要時間 | 時間 | 时长 | 时间 | 발표 시간 | 시간 | Délka | Duur | Längd | Duração
      """
    ),
    (
      .notes,
      """
      Notes | Requirements | Technical requirements | Special requirements | AV requirements | \
      A/V needs | Equipment | Comments | Remarks | Anything else | Anything else? | Additional \
      information | Additional notes | Other notes | Note to committee | Notes for the \
      committee | Notes to organisers | Travel | Constraints | Needs | Special needs | \
      Miscellaneous | Bemerkungen | Anmerkungen | Technik | Observaciones | Remarques | \
      Besoins techniques | Note | Osservazioni | Примечания | Пожелания | Uwagi | 備考 | 备注 | 비고 \
      | Poznámky | Opmerkingen | Övrigt | Observações
      """
    ),
  ]

  @Test(arguments: wordings)
  func `announce a value`(slot: Slot, labels: String) {
    for label in labels.split(separator: "|").map(\.trimmingWhitespace) {
      let lines = Self.form.map { field in
        guard field.slot == slot else { return "\(field.label): \(field.value)" }
        return label.hasSuffix("?") ? "\(label) \(field.value)" : "\(label): \(field.value)"
      }
      let draft = Sample.draft("Hello,\n\n\(lines.joined(separator: "\n\n"))\n\nRegards\nAda")
      let proposal = draft.proposals.first
      let found = [
        proposal?.title, proposal?.speakers.first?.name, proposal?.speakers.first?.affiliation,
        proposal?.abstract, proposal?.minutes.map { "\($0) minutes" },
        proposal?.speakers.first?.bio,
        proposal?.notes,
      ]
      #expect(draft.proposals.count == 1, "\(label)")
      #expect(found == Self.form.map(\.value), "\(label)")
    }
  }
}
