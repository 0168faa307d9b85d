import Proposals

/// The templates that are part of the program, by name.
enum BuiltInTemplates {
  /// All of them, in alphabetical order.
  static let names = (acknowledgements + documents + included).sorted()

  /// What other templates include.
  static let included = [
    "blocks.html", "blocks.txt", "changed.html", "closing.de.txt", "closing.en.txt",
    "compared.html", "site-arrivals.html", "site-foot.html", "site-head.html", "style.html",
    "understood.de.txt", "understood.en.txt",
  ]
  private static let documents = [
    "booklet.html", "digest.html", "digest.txt", "packet.html", "packet.txt", "site-attention.html",
    "site-charts.html", "site-index.html", "site-ledger.html", "site-submission.html", "site.css",
    "site.js",
  ]
  private static let acknowledgements = MailLanguage.allCases.flatMap { language in
    Acknowledgement.Kind.allCases.map { name(of: $0, in: language) }
  }

  /// Those that a speaker's mail consists of, but for what was understood of theirs.
  static let sentByMail = acknowledgements + included.filter { $0.hasPrefix("closing.") }

  /// The name of the template for an acknowledgement.
  static func name(of kind: Acknowledgement.Kind, in language: MailLanguage) -> String {
    "\(kind.rawValue).\(language.rawValue).txt"
  }

  /// The text of the template called `name`; `nil` for an unknown name.
  static func text(named name: String) -> String? {
    octets(named: name).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func octets(named name: String) -> [UInt8]? {
    switch name {
    case "blocks.html": PackageResources.blocks_html_mustache
    case "blocks.txt": PackageResources.blocks_txt_mustache
    case "changed.html": PackageResources.changed_html_mustache
    case "compared.html": PackageResources.compared_html_mustache
    case "closing.de.txt": PackageResources.closing_de_txt_mustache
    case "closing.en.txt": PackageResources.closing_en_txt_mustache
    case "incomplete.de.txt": PackageResources.incomplete_de_txt_mustache
    case "incomplete.en.txt": PackageResources.incomplete_en_txt_mustache
    case "late.de.txt": PackageResources.late_de_txt_mustache
    case "late.en.txt": PackageResources.late_en_txt_mustache
    case "on-record.de.txt": PackageResources.on_record_de_txt_mustache
    case "on-record.en.txt": PackageResources.on_record_en_txt_mustache
    case "packet.html": PackageResources.packet_html_mustache
    case "packet.txt": PackageResources.packet_txt_mustache
    case "received.de.txt": PackageResources.received_de_txt_mustache
    case "received.en.txt": PackageResources.received_en_txt_mustache
    case "revised.de.txt": PackageResources.revised_de_txt_mustache
    case "revised.en.txt": PackageResources.revised_en_txt_mustache
    case "booklet.html": PackageResources.booklet_html_mustache
    case "site-arrivals.html": PackageResources.site_arrivals_html_mustache
    case "site-attention.html": PackageResources.site_attention_html_mustache
    case "site-charts.html": PackageResources.site_charts_html_mustache
    case "site-foot.html": PackageResources.site_foot_html_mustache
    case "site-head.html": PackageResources.site_head_html_mustache
    case "site-index.html": PackageResources.site_index_html_mustache
    case "site-ledger.html": PackageResources.site_ledger_html_mustache
    case "site-submission.html": PackageResources.site_submission_html_mustache
    case "site.css": PackageResources.site_css_mustache
    case "site.js": PackageResources.site_js_mustache
    case "style.html": PackageResources.style_html_mustache
    case "understood.de.txt": PackageResources.understood_de_txt_mustache
    case "understood.en.txt": PackageResources.understood_en_txt_mustache
    case "unreadable.de.txt": PackageResources.unreadable_de_txt_mustache
    case "unreadable.en.txt": PackageResources.unreadable_en_txt_mustache
    case "withdrawn.de.txt": PackageResources.withdrawn_de_txt_mustache
    case "withdrawn.en.txt": PackageResources.withdrawn_en_txt_mustache
    case "digest.html": PackageResources.digest_html_mustache
    case "digest.txt": PackageResources.digest_txt_mustache
    default: nil
    }
  }
}
