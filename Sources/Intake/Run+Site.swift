import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Writes the sites, when anything that they show has changed since they were written.
  public mutating func writeSite() throws(Failure) {
    guard !isRehearsal else { return }
    let keys = try siteKeys()
    let stale = audiences.filter { audience in
      audience.written.site != Self.key(keys.site, for: audience, isBlind: setup.isBlind)
        || !FileManager.default.fileExists(atPath: audience.site + "/index.html")
    }
    guard !stale.isEmpty else { return }
    let record = try shownRecord()
    for audience in stale {
      try fillSite(
        with: try site(of: record, for: audience, changed: changed(keys, for: audience)),
        for: audience)
      try keep(keys, for: audience)
    }
  }

  /// Writes the sites anew, changed or not; where they are blind, the report tells what their texts
  /// still say of people.
  public mutating func writeSiteAnew() throws(Failure) {
    let keys = try siteKeys()
    let record = try shownRecord()
    for audience in audiences {
      let site = try site(of: record, for: audience, changed: nil)
      if setup.isBlind, !audience.isPartial { try findLeaks(in: site) }
      try fillSite(with: site, for: audience)
      try keep(keys, for: audience)
    }
  }

  private func keep(_ keys: SiteKeys, for audience: Audience) throws(Failure) {
    let isBlind = setup.isBlind
    try audience.note { written in
      written.site = Self.key(keys.site, for: audience, isBlind: isBlind)
      written.pages = Self.key(keys.pages, for: audience, isBlind: isBlind)
      written.versions = keys.versions
    }
  }

  /// The submissions that are not as they were when an audience's pages were written; `nil` where
  /// all pages are to be written anew.
  private func changed(_ keys: SiteKeys, for audience: Audience) -> Set<SubmissionCode>? {
    let written = audience.written
    guard written.pages == Self.key(keys.pages, for: audience, isBlind: setup.isBlind),
      let before = written.versions,
      FileManager.default.fileExists(atPath: audience.site + "/index.html")
    else { return nil }
    return Set(keys.versions.filter { before[$0.key] != $0.value }.keys.map { SubmissionCode($0) })
  }

  private static func key(_ key: String, for audience: Audience, isBlind: Bool) -> String {
    Written.key(of: [key, audience.text(isBlind: isBlind)])
  }

  /// Digests of what the sites are made from, whoever they are for.
  private struct SiteKeys {
    var site: String
    var pages: String
    var versions: [String: Int]
  }

  private func site(
    of record: ShownRecord, for audience: Audience, changed: Set<SubmissionCode>?
  ) throws(Failure) -> Site {
    guard let recusal = audience.recusal(among: record.submissions) else {
      return try site(of: contents(of: record), changed: changed)
    }
    // A page that led to one of them may have to lead there no more.
    var changed = changed
    for submission in record.submissions where changed?.contains(submission.code) ?? false {
      changed?.formUnion(submission.relatedCodes)
    }
    return try site(of: contents(of: record.without(recusal)), changed: changed)
  }

  private func contents(of record: ShownRecord) -> SiteContents {
    SiteContents(
      call: setup.call, submissions: record.submissions, ledger: record.ledger,
      troubles: record.troubles, now: now, isBlind: setup.isBlind)
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
    let pages = Written.key(of: [try callText()] + texts)
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

  /// Makes an audience's folder hold the files of `site` and nothing else; what is as it should
  /// be is left alone.
  private func fillSite(with site: Site, for audience: Audience) throws(Failure) {
    let folder = audience.site
    do {
      let files = FileManager.default
      for name in Set(site.files.compactMap(\.path.firstFolder)).union([""]).sorted() {
        try audience.make(name.isEmpty ? folder : "\(folder)/\(name)")
      }
      var drafts: [WholeFile.Draft] = []
      for file in site.files {
        let path = "\(folder)/\(file.path)"
        if let present = files.contents(atPath: path), present.elementsEqual(file.octets) {
          try audience.open(path)
        } else {
          drafts.append(audience.draft(file.octets, for: path))
        }
      }
      try WholeFile.write(drafts)
      var wanted = Set(site.files.map(\.path) + site.unchanged)
      wanted.formUnion(wanted.compactMap(\.firstFolder))
      for path in try files.subpathsOfDirectory(atPath: folder) where !wanted.contains(path) {
        // Gone already where the folder it lay in was just removed.
        guard files.fileExists(atPath: "\(folder)/\(path)") else { continue }
        try files.removeItem(atPath: "\(folder)/\(path)")
      }
    } catch {
      throw Failure("\(folder): cannot be written: \(error)", status: .tryAgain)
    }
  }

  private mutating func findLeaks(in site: Site) throws(Failure) {
    let texts = Dictionary(
      site.files.map { ($0.path, $0.octets) }, uniquingKeysWith: { first, _ in first })
    let submissions = try submissions()
    let byCode = submissions.byCode
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
