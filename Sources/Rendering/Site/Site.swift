public import Proposals

/// The pages that a committee looks at, as files: they need no server and ask for nothing
/// from anywhere.
public struct Site: Sendable {
  /// A file of the site.
  public struct File: Sendable, Equatable {
    /// Its path in the site's folder: `submissions/KVM08-007.html`.
    public let path: String
    /// Its content.
    public let octets: [UInt8]

    init(_ path: String, _ text: String) {
      self.path = path
      octets = Array(text.utf8)
    }
  }

  /// What the site shows.
  private let contents: SiteContents
  private let templates: Templates

  /// The site of `contents`.
  ///
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(of contents: SiteContents, with templates: Templates) throws(TemplateError) {
    self.contents = contents
    self.templates = try templates.compiledForSite()
  }

  /// The path of a submission's page in the site's folder.
  public static func path(of code: SubmissionCode) -> String { CodeLink.path(of: code) }

  /// The ledger lines of one page.
  static let linesOfPage = 1_000

  /// All but the pages of the submissions, in alphabetical order of their paths.
  ///
  /// - Parameter rows: The rows that tables had when they were last written: what has not changed
  ///   is not written out again. Those that they have now take their place.
  public func overview(keeping rows: inout KeptRows) throws(TemplateError) -> [File] {
    let filling = RowFilling(before: rows)
    func page(_ path: String, _ view: some Any, _ name: String) throws(TemplateError) -> File {
      File(path, try templates.render(view, named: name, filling: filling))
    }
    var files = [
      try page("index.html", SiteIndexView(of: contents), "site-index.html"),
      try page("attention.html", AttentionView(of: contents), "site-attention.html"),
      try page("charts.html", ChartsView(of: contents), "site-charts.html"),
      File("site.css", templates.text(named: "site.css") ?? ""),
      File("site.js", templates.text(named: "site.js") ?? ""),
    ]
    for view in SiteLedgerView.pages(of: contents) {
      files.append(try page(view.path, view, "site-ledger.html"))
    }
    rows = filling.rows
    return files.sorted { $0.path < $1.path }
  }

  /// The submissions on whose pages one of `changed` is shown; all of them for `nil`.
  public func codes(showing changed: Set<SubmissionCode>?) -> [SubmissionCode] {
    let codes = contents.submissions.map(\.code)
    guard let changed else { return codes }
    return codes.indices.filter { index in
      // A page shows its neighbours' codes, and the whole of what resembles it.
      let shown =
        codes[max(0, index - 1)...min(codes.count - 1, index + 1)]
        + contents.submissions[index].resembles.map(\.code)
      return !changed.isDisjoint(with: shown)
    }.map { codes[$0] }
  }

  /// The page of one of the submissions.
  ///
  /// - Parameter others: Submissions by code, among which are those that it resembles.
  public func page(
    of submission: Submission, beside others: [SubmissionCode: Submission]
  ) throws(TemplateError) -> File {
    let view = SiteSubmissionView(of: submission, beside: others, in: contents)
    return File(view.path, try templates.render(view, named: "site-submission.html"))
  }
}

/// What every page of the site has.
struct SitePage {
  let call: PlainText
  let title: PlainText
  /// What leads from the page to the site's top: nothing, or `../`.
  let root: PlainText
  let isBlind: Bool
  let isIndex: Bool
  let isAttention: Bool
  let isCharts: Bool
  let isLedger: Bool

  enum Kind { case index, attention, charts, ledger, submission }

  init(_ kind: Kind, titled title: String, of contents: SiteContents) {
    call = PlainText(line: contents.call.name)
    self.title = PlainText(line: title)
    root = PlainText(line: kind == .submission ? "../" : "")
    isBlind = contents.isBlind
    isIndex = kind == .index
    isAttention = kind == .attention
    isCharts = kind == .charts
    isLedger = kind == .ledger
  }
}

/// A word or two beside a submission that say what a person should see.
struct MarkView {
  enum Kind: String { case withdrawn, late, missing, alike, guessed, edited }

  let kind: PlainText
  let text: PlainText

  init(_ kind: Kind, _ text: String) {
    self.kind = PlainText(line: kind.rawValue)
    self.text = PlainText(line: text)
  }

  /// The marks of `submission`, the gravest first.
  static func marks(of submission: Brief, for call: Call) -> [MarkView] {
    var marks: [MarkView] = []
    if submission.state == .withdrawn { marks.append(MarkView(.withdrawn, "withdrawn")) }
    if let late = submission.lateness { marks.append(MarkView(.late, late)) }
    let missing = submission.missingShown(for: call)
    if !missing.isEmpty {
      marks.append(MarkView(.missing, "no " + missing.joined(separator: ", no ")))
    }
    if let closest = submission.resembles.first {
      let more = submission.resembles.count - 1
      marks.append(
        MarkView(
          .alike,
          "resembles \(closest.code), \(closest.percent) %" + (more > 0 ? " and \(more) more" : ""))
      )
    }
    return marks
  }
}

extension MarkView: ListedView {
  var listed: KeyValuePairs<String, Any> { ["kind": kind, "text": text] }
}

/// A way to a submission's page.
struct CodeLink {
  let code: PlainText
  let href: PlainText

  /// A link from a page below `root`.
  init(_ code: SubmissionCode, from root: String = "") {
    self.code = PlainText(line: code.description)
    href = PlainText(line: Self.path(of: code, from: root))
  }

  static func path(of code: SubmissionCode, from root: String = "") -> String {
    let name = code.description
    // Ours hold letters, digits and a dash; what else a record may hold is made safe.
    let isPlain = name.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
      default: false
      }
    }
    return "\(root)submissions/\(isPlain ? name : SafeFileName(name).description).html"
  }
}

extension CodeLink: ListedView {
  var listed: KeyValuePairs<String, Any> { ["code": code, "href": href] }
}
