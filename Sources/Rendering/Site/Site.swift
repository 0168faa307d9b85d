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

  /// The files, in alphabetical order of their paths.
  public let files: [File]
  /// The paths of the pages that were left as they are.
  public let unchanged: [String]

  /// The path of a submission's page in the site's folder.
  public static func path(of code: SubmissionCode) -> String { CodeLink.path(of: code) }

  /// The ledger lines of one page.
  static let linesOfPage = 1_000

  /// Writes the site of `contents`.
  ///
  /// - Parameter changed: The submissions that are not as they were when their pages were
  ///   written; `nil` for all. Pages on which none of these is shown are left as they are.
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of contents: SiteContents, changed: Set<SubmissionCode>? = nil, with templates: Templates
  ) throws(TemplateError) {
    let templates = try templates.compiledForSite()
    func page(_ path: String, _ view: some Any, _ name: String) throws(TemplateError) -> File {
      File(path, try templates.render(view, named: name))
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
    let pages = SiteSubmissionView.pages(of: contents, changed: changed)
    for view in pages.views { files.append(try page(view.path, view, "site-submission.html")) }
    unchanged = pages.unchanged
    self.files = files.sorted { $0.path < $1.path }
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
  static func marks(of submission: Submission, for call: Call) -> [MarkView] {
    var marks: [MarkView] = []
    if submission.state == .withdrawn { marks.append(MarkView(.withdrawn, "withdrawn")) }
    if let late = submission.lateness { marks.append(MarkView(.late, late)) }
    let missing = submission.missing(for: call)
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
