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
    let list = try list()
    for audience in stale {
      _ = try fillSite(for: audience, with: list, changed: changed(keys, for: audience))
      try keep(keys, for: audience)
    }
  }

  /// Writes the sites anew, changed or not; where they are blind, the report tells what their texts
  /// still say of people.
  public mutating func writeSiteAnew() throws(Failure) {
    let keys = try siteKeys()
    let list = try list()
    for audience in audiences {
      let leaks = try fillSite(for: audience, with: list, changed: nil)
      if !audience.isPartial { report.leaks += leaks }
      try keep(keys, for: audience)
    }
  }

  private func keep(_ keys: SiteKeys, for audience: Audience) throws(Failure) {
    let isBlind = setup.isBlind
    try audience.note { written in
      written.site = Self.key(keys.site, for: audience, isBlind: isBlind)
      written.pages = Self.key(keys.pages, for: audience, isBlind: isBlind)
      written.shown = keys.lines.joined(separator: "\n")
    }
  }

  /// The submissions that are not as they were when an audience's pages were written; `nil` where
  /// all pages are to be written anew.
  private func changed(_ keys: SiteKeys, for audience: Audience) -> Set<SubmissionCode>? {
    let written = audience.written
    guard written.pages == Self.key(keys.pages, for: audience, isBlind: setup.isBlind),
      let before = written.shown?.split(separator: "\n"),
      FileManager.default.fileExists(atPath: audience.site + "/index.html")
    else { return nil }
    let known = Set(before)
    return Set(zip(keys.codes, keys.lines).filter { !known.contains($1[...]) }.map(\.0))
  }

  private static func key(_ key: String, for audience: Audience, isBlind: Bool) -> String {
    Written.key(of: [key, audience.text(isBlind: isBlind)])
  }

  /// Digests of what the sites are made from, whoever they are for.
  private struct SiteKeys {
    var site: String
    var pages: String
    var codes: [SubmissionCode]
    /// Each of these and its version.
    var lines: [String]
  }

  /// Of the time only the day matters.
  private func siteKeys() throws(Failure) -> SiteKeys {
    let (versions, lastLine, troubles) = try onRecord { store throws(StoreError) in
      (
        try store.packetVersions(), try store.lastLine(),
        try store.troubles()
      )
    }
    let day = Int(
      (setup.call.deadline.map { $0.end.timeIntervalSince(now) / 86_400 } ?? 0).rounded(.down))
    let texts = Templates.namesForSite.compactMap { templates.text(named: $0) }
    let call = try callText()
    let pages = Written.key(of: [call] + texts)
    let lines = Written.lines(of: versions)
    let site = Written.key(
      of: [pages, "\(day)", "\(lastLine)"] + lines
        + troubles.map { "\($0.id) \($0.state) \($0.attempts) \($0.trouble ?? "")" })
    return SiteKeys(
      site: site, pages: pages, codes: versions.map(\.code), lines: lines)
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

extension Run {
  /// What sites list.
  private struct SiteList {
    var briefs: [Brief]
    var ledger: [LedgerLine]
    /// Mails of the outbox that failed, may not have been sent, or wait for another try.
    var troubles: [OwedMail]

    /// What is left for somebody who does not see all of it.
    func without(_ recusal: Recusal) -> SiteList {
      SiteList(
        briefs: recusal.rest(of: briefs), ledger: recusal.rest(of: ledger),
        troubles: recusal.rest(of: troubles))
    }
  }

  private func list() throws(Failure) -> SiteList {
    let briefs = try briefs()
    return try onRecord { store throws(StoreError) in
      SiteList(briefs: briefs, ledger: try store.ledger(), troubles: try store.troubles())
    }
  }

  /// What lists show of all submissions, in the order of their codes.
  func briefs() throws(Failure) -> [Brief] {
    let (call, key) = (setup.call, Written.key(of: [try callText()]))
    return try onRecord { store throws(StoreError) in try store.briefs(for: call, as: key) }
  }

  /// How many pages are made together: what they are made of is in memory at one time.
  private static let mostPages = 64

  /// Makes an audience's folder hold its site and nothing else; what is as it should be is left
  /// alone.
  ///
  /// - Parameter changed: The submissions that are not as they were when their pages were written;
  ///   `nil` for all. Pages on which none of these is shown are left as they are.
  /// - Returns: What the pages still say of people where they are blind.
  private func fillSite(
    for audience: Audience, with list: SiteList, changed: Set<SubmissionCode>?
  ) throws(Failure) -> [Leak] {
    let recusal = audience.isPartial ? audience.recusal(among: try submissions()) : nil
    var changed = changed
    if recusal != nil, let codes = changed {
      // A page that led to one of them may have to lead there no more.
      let submissions = try submissions(Array(codes)).values
      changed?.formUnion(submissions.flatMap(\.relatedCodes))
    }
    let (setup, templates) = (setup, templates)
    let seen = recusal.map(list.without) ?? list
    let contents = SiteContents(
      call: setup.call, submissions: seen.briefs, ledger: seen.ledger, troubles: seen.troubles,
      now: now, isBlind: setup.isBlind)
    let site = try failing { () throws(TemplateError) in try Site(of: contents, with: templates) }
    var leaks: [Leak] = []
    var codes = site.codes(showing: changed)[...]
    var sources = try pageSources(of: codes.prefix(Self.mostPages))
    var made: [Site.File] = []
    while !codes.isEmpty {
      codes = codes.dropFirst(Self.mostPages)
      var next = sources
      // While these are made, those before them are written and those behind them are read.
      let pages = try Self.pages(
        of: sources, of: site, without: recusal, for: setup, whileWriting: made, for: audience,
        andReading: { () throws(Failure) in
          next = try pageSources(of: codes.prefix(Self.mostPages))
        })
      sources = next
      made = pages.map(\.file)
      leaks += pages.flatMap(\.leaks)
    }
    try Self.write(made, for: audience)
    let before = audience.rows(in: .site)
    var rows = before
    let overview = try failing { () throws(TemplateError) in try site.overview(keeping: &rows) }
    try Self.write(overview, for: audience)
    try audience.keep(rows, insteadOf: before, in: .site)
    try removeAllBut(
      overview.map(\.path) + seen.briefs.map { Site.path(of: $0.code) }, for: audience)
    return leaks
  }

  /// What the pages of some submissions are made of.
  private struct PageSources {
    var submissions: [Submission]
    /// These by their codes, and those that they resemble.
    var byCode: [SubmissionCode: Submission]
  }

  private func pageSources(of codes: ArraySlice<SubmissionCode>) throws(Failure) -> PageSources {
    let codes = Array(codes)
    let found = try submissions(codes)
    let alike = Set(found.values.flatMap(\.resembles).map(\.code)).subtracting(codes)
    return PageSources(
      submissions: codes.compactMap { found[$0] },
      byCode: try submissions(Array(alike)).merging(found) { _, own in own })
  }

  /// The pages of some submissions, made while others are written and `read` runs, and what they
  /// still say of people where they are blind.
  private static func pages(
    of sources: PageSources, of site: Site, without recusal: Recusal?, for setup: Setup,
    whileWriting made: [Site.File], for audience: Audience,
    andReading read: () throws(Failure) -> Void
  ) throws(Failure) -> [(file: Site.File, leaks: [Leak])] {
    let others = sources.byCode
    return try concurrently(
      sources.submissions,
      beside: { () throws(Failure) in try Self.write(made, for: audience) }, and: read
    ) { submission throws(Failure) in
      let file = try failing { () throws(TemplateError) in
        try site.page(of: recusal?.rest(of: submission) ?? submission, beside: others)
      }
      guard setup.isBlind, recusal == nil else { return (file, []) }
      let text = String(decoding: file.octets, as: UTF8.self)
      return (
        file,
        Leak.leaks(
          in: [("site/\(file.path)", text)], of: submission,
          beside: submission.resembles.compactMap { others[$0.code] }, for: setup.call)
      )
    }
  }

  /// Writes those of `pages` that are not as they should be.
  private static func write(_ pages: [Site.File], for audience: Audience) throws(Failure) {
    let folder = audience.site
    do {
      try audience.make(folder)
      for name in Set(pages.compactMap(\.path.firstFolder)) {
        try audience.make("\(folder)/\(name)")
      }
      var drafts: [WholeFile.Draft] = []
      for page in pages {
        if let draft = try audience.draft(page.octets, for: "\(folder)/\(page.path)") {
          drafts.append(draft)
        }
      }
      try WholeFile.write(drafts)
    } catch {
      throw Failure("\(folder): cannot be written: \(error)", status: .tryAgain)
    }
  }

  /// Removes what does not belong to an audience's site.
  private func removeAllBut(_ paths: [String], for audience: Audience) throws(Failure) {
    let wanted = Set(paths).union(paths.compactMap(\.firstFolder))
    do {
      let files = FileManager.default
      for folder in Set(paths.map { $0.firstFolder.map { $0 + "/" } ?? "" }) {
        for name in try files.contentsOfDirectory(atPath: "\(audience.site)/\(folder)")
        where !wanted.contains(folder + name) {
          try files.removeItem(atPath: "\(audience.site)/\(folder)\(name)")
        }
      }
    } catch {
      throw Failure("\(audience.site): cannot be written: \(error)", status: .tryAgain)
    }
  }
}

extension String {
  /// The folder that a path begins with; `nil` for a file at the top.
  fileprivate var firstFolder: String? {
    firstIndex(of: "/").map { String(self[..<$0]) }
  }
}
