/// The tags of a template that its library accepts and that are not accepted here.
///
/// What strangers wrote must be escaped where it stands in HTML and must never choose a
/// template, and a template that includes itself would never end.
struct TemplateTags {
  private let name: String
  private let text: String
  private let tags: [Regex<(Substring, Substring, Substring)>.Match]

  init(of text: String, named name: String) {
    self.text = text
    self.name = name
    tags = text.matches(of: #/\{\{([{&=<>%])\s*([^\s}]*)/#)
  }

  /// The names of the templates that the template includes.
  var included: [String] {
    tags.filter { $0.output.1 == ">" }.map { String($0.output.2) }
  }

  /// Throws for the first tag that is not accepted.
  func check() throws(TemplateError) {
    for tag in tags {
      let (_, kind, word) = tag.output
      switch kind {
      case "=":
        throw error(at: tag, "other braces than {{ and }} are not supported")
      case "%":
        throw error(at: tag, "{{%…}} is not supported: the name says whether it is text or HTML")
      case "<":
        throw error(at: tag, "{{<…}} is not supported; include with {{>…}}")
      case ">":
        try checkIncluding(String(word), at: tag)
      default:
        guard name.hasSuffix(".txt") else {
          throw error(
            at: tag, "would show a stranger's text as HTML; write {{\(word)}}, with two braces")
        }
      }
    }
  }

  private func checkIncluding(
    _ other: String, at tag: Regex<(Substring, Substring, Substring)>.Match
  ) throws(TemplateError) {
    let suffix = name.suffix(4)
    let known = BuiltInTemplates.included.filter { $0.hasSuffix(suffix) }
    guard known.contains(other) else {
      let names = known.joined(separator: ", ")
      throw error(at: tag, "there is no “\(other)” to include; there are \(names)")
    }
    guard !known.contains(name) else {
      throw error(at: tag, "a template that others include can include none")
    }
  }

  private func error(
    at tag: Regex<(Substring, Substring, Substring)>.Match, _ sentence: String
  ) -> TemplateError {
    let line = text[..<tag.range.lowerBound].count { $0 == "\n" } + 1
    return TemplateError(name: name, line: line, sentence: sentence)
  }
}
