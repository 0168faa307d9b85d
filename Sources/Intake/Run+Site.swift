import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Writes the site, when anything that it shows has changed since it was written.
  public mutating func writeSite() throws(Failure) {
    guard !isRehearsal else { return }
    let keys = try siteKeys()
    let written = Written(reading: state.written)
    let isThere = FileManager.default.fileExists(atPath: state.site + "/index.html")
    guard written.site != keys.site || !isThere else { return }
    var changed: Set<SubmissionCode>?
    if isThere, written.pages == keys.pages, let before = written.versions {
      changed = Set(
        keys.versions.filter { before[$0.key] != $0.value }.keys.map { SubmissionCode($0) })
    }
    try fillSite(with: try site(of: siteContents(), changed: changed))
    try keep(keys)
  }

  /// Writes the site anew, changed or not; where it is blind, the report tells what its texts
  /// still say of people.
  public mutating func writeSiteAnew() throws(Failure) {
    let keys = try siteKeys()
    let site = try site(of: siteContents(), changed: nil)
    if setup.isBlind { try findLeaks(in: site) }
    try fillSite(with: site)
    try keep(keys)
  }

  private func keep(_ keys: SiteKeys) throws(Failure) {
    var written = Written(reading: state.written)
    (written.site, written.pages, written.versions) = (keys.site, keys.pages, keys.versions)
    try written.keep(at: state.written)
  }

  /// Digests of what the site is made from.
  private struct SiteKeys {
    var site: String
    var pages: String
    var versions: [String: Int]
  }

  private func siteContents() throws(Failure) -> SiteContents {
    let (call, now, isBlind) = (setup.call, now, setup.isBlind)
    return try onRecord { store throws(StoreError) in
      SiteContents(
        call: call, submissions: try store.submissions(for: call), ledger: try store.ledger(),
        troubles: try store.owed([.retry, .failed, .uncertain]), now: now,
        isBlind: isBlind)
    }
  }

  private func site(
    of contents: SiteContents, changed: Set<SubmissionCode>?
  ) throws(Failure) -> Site {
    let templates = templates
    return try failing { () throws(TemplateError) in
      try Site(of: contents, changed: changed, with: templates)
    }
  }

  /// Of the time only the day matters.
  private func siteKeys() throws(Failure) -> SiteKeys {
    let (versions, lastLine, troubles) = try onRecord { store throws(StoreError) in
      (
        try store.packetVersions(), try store.lastLine(),
        try store.owed([.retry, .failed, .uncertain])
      )
    }
    let day = Int(
      (setup.call.deadline.map { $0.end.timeIntervalSince(now) / 86_400 } ?? 0).rounded(.down))
    let texts = Templates.namesForSite.compactMap { templates.text(named: $0) }
    let pages = Written.key(of: [try callText(), "\(setup.isBlind)"] + texts)
    let site = Written.key(
      of: [pages, "\(day)", "\(lastLine)"]
        + versions.map { "\($0.code) \($0.version)" }
        + troubles.map { "\($0.id) \($0.state) \($0.attempts) \($0.trouble ?? "")" })
    return SiteKeys(
      site: site, pages: pages,
      versions: Dictionary(
        versions.map { ($0.code.description, $0.version) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// Makes the site's folder hold the files of `site` and nothing else; what is as it should
  /// be is left alone.
  private func fillSite(with site: Site) throws(Failure) {
    do {
      let files = FileManager.default
      for file in site.files {
        let path = "\(state.site)/\(file.path)"
        if let present = files.contents(atPath: path), present.elementsEqual(file.octets) {
          continue
        }
        try files.createDirectory(
          atPath: URL(filePath: path).deletingLastPathComponent().path,
          withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try WholeFile.write(file.octets, to: path)
      }
      var wanted = Set(site.files.map(\.path) + site.unchanged)
      wanted.formUnion(wanted.compactMap(\.firstFolder))
      for path in try files.subpathsOfDirectory(atPath: state.site) where !wanted.contains(path) {
        // Gone already where the folder it lay in was just removed.
        guard files.fileExists(atPath: "\(state.site)/\(path)") else { continue }
        try files.removeItem(atPath: "\(state.site)/\(path)")
      }
    } catch {
      throw Failure("\(state.site): cannot be written: \(error)", status: .tryAgain)
    }
  }

  private mutating func findLeaks(in site: Site) throws(Failure) {
    let texts = Dictionary(
      site.files.map { ($0.path, $0.octets) }, uniquingKeysWith: { first, _ in first })
    let submissions = try submissions()
    let byCode = Dictionary(submissions.map { ($0.code, $0) }) { first, _ in first }
    for submission in submissions {
      let path = Site.path(of: submission.code)
      guard let octets = texts[path] else { continue }
      report.leaks += Leak.leaks(
        in: [("site/\(path)", String(decoding: octets, as: UTF8.self))], of: submission,
        beside: submission.resembles.compactMap { byCode[$0.code] }, for: setup.call)
    }
  }

  /// The call, as a text that is the same as long as the call is.
  func callText() throws(Failure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // A set has another order in every process.
    var call = setup.call
    let expects = call.expects.map(\.rawValue).sorted().joined(separator: " ")
    call.expects = []
    do {
      return String(decoding: try encoder.encode(call), as: UTF8.self) + expects
    } catch {
      throw Failure("the call cannot be written down: \(error)", status: .configuration)
    }
  }
}

extension String {
  /// The folder that a path begins with; `nil` for a file at the top.
  fileprivate var firstFolder: String? {
    firstIndex(of: "/").map { String(self[..<$0]) }
  }
}
