import Mustache

/// The texts of mails and packets with places for what is on record.
///
/// Built in, and each replaceable by name. Only what is used is compiled: an untouched set
/// costs nothing to make.
public struct Templates: Sendable {
  /// The built-in set.
  public static let builtIn = Templates()

  /// The names that can be replaced, in alphabetical order: `digest.html`, `received.en.txt`.
  public static let names = BuiltInTemplates.names

  private var replaced: [String: String] = [:]
  private var compiled: [String: Compiled] = [:]

  private struct Compiled {
    let template: MustacheTemplate
    /// The names of the templates that it includes.
    let included: [String]
  }

  private init() {}

  /// The built-in set with some of its templates replaced, by name.
  ///
  /// - Throws: ``TemplateError`` for a name that is not in ``names``, or for the first text
  ///   that is no template. A text equal to the built-in one is not looked at.
  public init(overriding texts: [String: String]) throws(TemplateError) {
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let builtIn = BuiltInTemplates.text(named: name) else {
        throw TemplateError(name: name, line: nil, sentence: Self.unknown(name))
      }
      let text = text.replacing("\r\n", with: "\n")
      guard text != builtIn else { continue }
      compiled[name] = try Self.compile(text, named: name)
      replaced[name] = text
    }
  }

  /// The text of the template called `name`, as it would be used; `nil` for an unknown name.
  public func text(named name: String) -> String? {
    replaced[name] ?? BuiltInTemplates.text(named: name)
  }

  /// What acknowledgements say beside what they fill in: the texts between two tags or line ends.
  public var ownWords: [String] {
    var texts: Set<String> = []
    for name in BuiltInTemplates.sentByMail {
      for piece in "}}\(text(named: name) ?? "")".split(separator: "{{") {
        guard let end = piece.firstRange(of: "}}")?.upperBound else { continue }
        for line in piece[end...].split(separator: "\n") { texts.insert(String(line)) }
      }
    }
    return texts.sorted()
  }

  /// The set with the templates of packets compiled ahead, for writing many.
  public func compiledForPackets() throws(TemplateError) -> Templates {
    try compiled {
      $0.hasPrefix("packet.") || $0.hasPrefix("blocks.")
        || ["booklet.html", "changed.html", "compared.html", "style.html"].contains($0)
    }
  }

  /// The names of the templates that pages of the site are made of.
  public static var namesForSite: [String] {
    names.filter { $0.hasPrefix("site") || includedBySite.contains($0) }
  }

  private static let includedBySite = ["blocks.html", "changed.html", "compared.html"]

  /// The set with the templates of the site compiled ahead.
  func compiledForSite() throws(TemplateError) -> Templates {
    try compiled { $0.hasPrefix("site-") || Self.includedBySite.contains($0) }
  }

  /// The set with the templates of acknowledgements compiled ahead, for writing many.
  public func compiledForAcknowledgements() throws(TemplateError) -> Templates {
    try compiled { name in MailLanguage.allCases.contains { name.hasSuffix(".\($0.rawValue).txt") }
    }
  }

  private func compiled(where isWanted: (String) -> Bool) throws(TemplateError) -> Templates {
    var result = self
    for name in Self.names where isWanted(name) {
      result.compiled[name] = try template(named: name)
    }
    return result
  }

  /// Fills `view` into the template called `name`.
  func render(_ view: some Any, named name: String) throws(TemplateError) -> String {
    try render(TemplateFields(of: view), named: name)
  }

  /// Fills the fields of a view into the template called `name`.
  func render(_ fields: TemplateFields, named name: String) throws(TemplateError) -> String {
    let (template, library) = try compiled(named: name)
    return template.render(fields, library: library)
  }

  /// Fills `view` into the template called `name`, its ``Rows`` by `filling`.
  func render(
    _ view: some Any, named name: String, filling: RowFilling
  ) throws(TemplateError) -> String {
    let (template, library) = try compiled(named: name)
    filling.begin(with: library) { (text) throws(TemplateError) -> MustacheTemplate in
      try Self.compile(text, named: name).template
    }
    let text = template.render(TemplateFields(of: view, filling: filling), library: library)
    try filling.end()
    return text
  }

  /// The template called `name`, and those that it includes.
  private func compiled(
    named name: String
  ) throws(TemplateError) -> (template: MustacheTemplate, library: MustacheLibrary) {
    let compiled = try template(named: name)
    var library = MustacheLibrary()
    for included in compiled.included {
      library.register(try template(named: included).template, named: included)
    }
    return (compiled.template, library)
  }

  private func template(named name: String) throws(TemplateError) -> Compiled {
    if let template = compiled[name] { return template }
    guard let text = text(named: name) else {
      throw TemplateError(name: name, line: nil, sentence: Self.unknown(name))
    }
    return try Self.compile(text, named: name)
  }

  private static func unknown(_ name: String) -> String {
    "there is no template of this name; there are " + names.joined(separator: ", ")
  }

  private static func compile(
    _ text: String, named name: String
  ) throws(TemplateError) -> Compiled {
    let tags = TemplateTags(of: text, named: name)
    try tags.check()
    let prefix = "{{% CONTENT_TYPE: \(name.hasSuffix(".txt") ? "TEXT" : PlainHTML.name)}}\n"
    do {
      return Compiled(
        template: try MustacheTemplate(string: prefix + text), included: tags.included)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(
        name: name, line: max(1, error.context.lineNumber - 1),
        sentence: sentence(for: error.error))
    } catch {
      throw TemplateError(name: name, line: nil, sentence: "cannot be read: \(error)")
    }
  }

  private static func sentence(for error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect:
      "{{/…}} closes another section than the one that is open here"
    case .unfinishedName: "a tag is not finished: {{ needs its name and }} on the same line"
    case .expectedSectionEnd: "the text ends before {{/…}} closes a section that {{#…}} opened"
    default: "this tag is not understood"
    }
  }
}
