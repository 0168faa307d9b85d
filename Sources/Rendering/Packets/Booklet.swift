public import Proposals

/// All submissions in one document, for those who read on paper: a list, then each on a page
/// of its own.
public struct Booklet: Sendable, Equatable {
  /// Its file name beside the folders of the packets.
  public static let name = "booklet.html"

  /// One page that needs nothing else, and asks for nothing from anywhere.
  public let html: String

  /// A submission's place in a booklet.
  public struct Entry: Sendable {
    /// The submission.
    public let code: SubmissionCode
    /// Another text wherever the submission, or one that it resembles, is another.
    public let version: String

    /// The place of the submission called `code`.
    public init(of code: SubmissionCode, version: String) {
      (self.code, self.version) = (code, version)
    }
  }

  /// Writes the booklet of `contents`, in their order; where they are blind, it is.
  ///
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of contents: [PacketContents], for call: Call, with templates: Templates
  ) throws(TemplateError) {
    let view = BookletView(
      contents.map { PacketView(of: $0, for: call, as: .summary) }, count: contents.count,
      isBlind: contents.contains(where: \.isBlind), for: call)
    html = try templates.render(view, named: Self.template)
  }

  /// Writes the booklet of `entries`, in their order: the same as from the contents of them all, of
  /// which only those are looked at that changed.
  ///
  /// - Parameters:
  ///   - common: Another text wherever the call, the templates or the eyes that it is for are others.
  ///   - rows: The entries as they were last written; those that they are now take their place.
  ///   - contents: What the booklet shows of a submission; blind where the booklet is.
  /// - Throws: ``TemplateError`` when a template for it cannot be read.
  public init(
    of entries: [Entry], common: String, isBlind: Bool, for call: Call, with templates: Templates,
    keeping rows: inout KeptRows, contents: @escaping (SubmissionCode) -> PacketContents?
  ) throws(TemplateError) {
    let filling = RowFilling(before: rows)
    let views = EntryViews(for: call, contents)
    let view = BookletView(
      Rows(
        entries, of: [common], fields: { views[$0.code] },
        told: { entry, key in
          key.add(entry.code.description)
          key.add(entry.version)
        }), count: entries.count, isBlind: isBlind && !entries.isEmpty, for: call)
    html = try templates.render(view, named: Self.template, filling: filling)
    rows = filling.rows
  }

  /// The names of the templates that it is made of.
  public static let templates = [template, "blocks.html", "style.html"]
  private static let template = "booklet.html"

  /// Whether an entry, as `templates` write it, shows nothing of its place among the others, such as
  /// whether it is the last.
  public static func standApart(in templates: Templates) -> Bool {
    !(templates.text(named: template)?.contains("()") ?? false)
  }
}

/// What the template of booklets can name.
private struct BookletView<Entries> {
  let call: PlainText
  let count: PlainText
  let isBlind: Bool
  let entries: Entries

  init(_ entries: Entries, count: Int, isBlind: Bool, for call: Call) {
    self.call = PlainText(line: call.name)
    self.count = PlainText(line: "\(count) " + (count == 1 ? "submission" : "submissions"))
    self.isBlind = isBlind
    self.entries = entries
  }
}

/// The views of a booklet's entries.
private final class EntryViews {
  /// How many are kept.
  ///
  /// A template shows each in its list and again on a page; those that are more are made twice, for
  /// the memory that they would take.
  private static let most = 2_048
  private let call: Call
  private let contents: (SubmissionCode) -> PacketContents?
  private var views: [SubmissionCode: TemplateFields] = [:]

  init(for call: Call, _ contents: @escaping (SubmissionCode) -> PacketContents?) {
    (self.call, self.contents) = (call, contents)
  }

  subscript(code: SubmissionCode) -> TemplateFields {
    if let view = views[code] { return view }
    let view = contents(code).map { PacketView(of: $0, for: call, as: .summary) }
    let fields = view.map { TemplateFields(of: $0) } ?? TemplateFields()
    if views.count < Self.most { views[code] = fields }
    return fields
  }
}
