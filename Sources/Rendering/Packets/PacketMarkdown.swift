/// A packet in Markdown, for those who read or keep notes in it.
struct PacketMarkdown: CustomStringConvertible {
  /// Blocks with an empty line between them.
  let description: String

  init(of view: PacketView) {
    var blocks = ["# \(view.code.text) \(Self.text(view.title, else: "(no title)"))"]
    blocks.append(Self.facts(of: view))
    if view.isBlind {
      blocks.append(
        "*Anonymised: names, addresses, affiliations, biographies, attachments and the messages"
          + " themselves are not shown.*")
    }
    if view.isWithdrawn { blocks.append("**Withdrawn:** not to be considered.") }
    blocks.append("## Abstract")
    blocks += view.hasAbstract ? view.abstract.map(\.markdown) : ["*None found.*"]
    if view.hasNotes { blocks += ["## Notes to the committee"] + view.notes.map(\.markdown) }
    if !view.isBlind { blocks += Self.speakers(of: view) }
    if view.hasComparisons { blocks += Self.comparisons(of: view) }
    if view.hasHistory { blocks += ["## History", Self.history(of: view)] }
    if view.hasAttachments { blocks += ["## Attachments", Self.attachments(of: view)] }
    if view.hasMessages { blocks += ["## Messages", Self.messages(of: view)] }
    for original in view.originals {
      blocks += ["## Message \(original.number) as text", MarkdownText.fenced(original.lines.text)]
    }
    description = blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ text: PlainText, else absent: String) -> String {
    text.isNull ? absent : MarkdownText(text).description
  }

  private static func facts(of view: PacketView) -> String {
    var facts = [
      ("Call", text(view.call, else: "")), ("State", view.state.text),
      (
        "Received", view.received.text + (view.lateBy.isNull ? "" : ", late by \(view.lateBy.text)")
      ),
      ("Speakers", text(view.speakerNames, else: "not found")),
      ("Format", text(view.format, else: "not said")),
      ("Topics", text(view.topics, else: "not said")),
    ]
    for (name, value) in [
      ("Missing", view.missing), ("Not certain", view.guessed),
      ("Edited by the committee", view.edited),
    ] where !value.isNull {
      facts.append((name, text(value, else: "")))
    }
    for other in view.resembles {
      let title = other.title.isNull ? "" : ": \(MarkdownText(other.title))"
      facts.append(("Resembles", "\(other.code.text), \(other.score.text) alike\(title)"))
    }
    return facts.map { "- **\($0):** \($1)" }.joined(separator: "\n")
  }

  private static func speakers(of view: PacketView) -> [String] {
    var blocks = ["## Speakers"]
    if view.speakers.isEmpty { blocks.append("*None found.*") }
    for speaker in view.speakers {
      let address = speaker.email.isNull ? "" : " · \(MarkdownText(speaker.email))"
      blocks.append("### \(text(speaker.name, else: "(no name)"))")
      blocks.append(text(speaker.affiliation, else: "no affiliation") + address)
      blocks += speaker.bio.isEmpty ? ["*No biography.*"] : speaker.bio.map(\.markdown)
    }
    return blocks
  }

  private static func comparisons(of view: PacketView) -> [String] {
    var blocks = [
      "## Beside what it resembles",
      "Shown are the words that only one of two abstracts has, and some around them: "
        + "\\[-only here-\\], {+only there+}.",
    ]
    for comparison in view.comparisons {
      blocks.append("### \(comparison.code.text) \(text(comparison.title, else: "(no title)"))")
      blocks.append(comparison.why.text)
      for side in comparison.sides {
        let speakers = side.speakers.isNull ? "" : "\(MarkdownText(side.speakers)), "
        let lines =
          !side.hasBrief
          ? ["*\(side.remark.text)*"]
          : side.brief.map { MarkdownText($0.marked).description }
        blocks.append(
          (["**\(side.code.text)**, \(speakers)received \(side.received.text):"] + lines)
            .joined(separator: "\\\n"))
      }
    }
    return blocks
  }

  private static func history(of view: PacketView) -> String {
    view.revisions.map { revision in
      let what =
        revision.isFirst
        ? ": first version" : revision.isSame ? ": nothing that is shown changed" : ""
      let changes = revision.changes.map { change in
        "\n   - \(change.what.text)" + (change.hasLines ? ":" : "")
          + change.lines.map { "\\\n     \(MarkdownText($0.marked))" }.joined()
      }
      return "\(revision.number). \(revision.received.text)\(what) (\(revision.origin.text))"
        + changes.joined()
    }.joined(separator: "\n")
  }

  private static func attachments(of view: PacketView) -> String {
    "As strangers sent them; nobody has opened them.\n\n"
      + view.attachments.map { file in
        "- \(MarkdownText(file.name)) (\(MarkdownText(file.type)), \(file.size.text),"
          + " message \(file.message))"
      }.joined(separator: "\n")
  }

  private static func messages(of view: PacketView) -> String {
    view.messages.map { message in
      let sender = message.sender.isNull ? "" : ", \(MarkdownText(message.sender))"
      let subject = message.subject.isNull ? "" : ": \(MarkdownText(message.subject))"
      let evidence = message.evidence.isNull ? "" : ": \(MarkdownText(message.evidence))"
      let authentication =
        message.authentication.isNull
        ? "" : "\\\n  authentication: \(MarkdownText(message.authentication))"
      return "- \(message.number), \(message.received.text)\(sender)\(subject)\\\n"
        + "  **\(message.outcome.text)**\(evidence)\(authentication)\\\n  answer: \(MarkdownText(message.answer))"
    }.joined(separator: "\n")
  }
}
