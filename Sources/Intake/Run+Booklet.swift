import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Writes the booklets of all submissions, when one of them has changed since it was written.
  mutating func writeBooklets() throws(Failure) {
    guard !isRehearsal else { return }
    let versions = try onRecord { store throws(StoreError) in try store.packetVersions() }
    guard !versions.isEmpty else { return }
    let common = [try callText()] + Booklet.templates.compactMap { templates.text(named: $0) }
    let shared = common + Written.lines(of: versions)
    let isBlind = setup.isBlind
    let stale = audiences.map { ($0, Written.key(of: [$0.text(isBlind: isBlind)] + shared)) }
      .filter { audience, key in
        audience.written.booklet != key
          || !FileManager.default.fileExists(atPath: "\(audience.packets)/\(Booklet.name)")
      }
    guard !stale.isEmpty else { return }
    let standApart = Booklet.standApart(in: templates)
    let isWhole = { (audience: Audience) in audience.isPartial || !standApart }
    let submissions = try stale.contains { isWhole($0.0) } ? submissions() : []
    for (audience, key) in stale {
      if isWhole(audience) {
        let recusal = audience.recusal(among: submissions)
        try write(booklet(of: recusal?.rest(of: submissions) ?? submissions), for: audience)
      } else {
        let before = audience.rows(in: .booklet)
        var rows = before
        let common = Written.key(of: [audience.text(isBlind: isBlind)] + common)
        try write(booklet(common: common, keeping: &rows), for: audience)
        try audience.keep(rows, insteadOf: before, in: .booklet)
      }
      try audience.note { $0.booklet = key }
    }
  }

  private func write(_ booklet: Booklet, for audience: Audience) throws(Failure) {
    let path = "\(audience.packets)/\(Booklet.name)"
    do {
      try audience.make(audience.packets)
      try audience.write(Array(booklet.html.utf8), to: path)
    } catch {
      throw Failure("\(path): cannot be written: \(error)", status: .tryAgain)
    }
  }

  private func booklet(of submissions: [Submission]) throws(Failure) -> Booklet {
    let byCode = submissions.byCode
    let (isBlind, call, templates) = (setup.isBlind, setup.callShown, templates)
    return try failing { () throws(TemplateError) in
      try Booklet(
        of: submissions.map { submission in
          let contents = PacketContents(submission: submission, others: byCode)
          return isBlind ? contents.anonymised : contents
        }, for: call, with: templates)
    }
  }

  /// The booklet of all submissions, of which only those are read from the record whose entries
  /// are not in `rows`.
  private func booklet(
    common: String, keeping rows: inout KeptRows
  ) throws(Failure) -> Booklet {
    let versions = try onRecord { store throws(StoreError) in try store.wholeVersions() }
    let entries = try briefs().map { brief in
      let shown = brief.resembles.map { "\($0.code) \($0.score)\n\(versions[$0.code] ?? "")" }
      return Booklet.Entry(
        of: brief.code, version: ([versions[brief.code] ?? ""] + shown).joined(separator: "\n"))
    }
    let (isBlind, call, templates) = (setup.isBlind, setup.callShown, templates)
    let reading = EntryReading(store, at: state.database, for: setup)
    let booklet = try failing { () throws(TemplateError) in
      try Booklet(
        of: entries, common: common, isBlind: isBlind, for: call, with: templates, keeping: &rows,
        contents: reading.contents)
    }
    if let failure = reading.failure { throw failure }
    return booklet
  }
}

/// Reads what a booklet shows of single submissions, where it has to.
private final class EntryReading {
  private let store: Store
  private let path: String
  private let setup: Setup
  /// What went wrong first.
  private(set) var failure: Failure?

  init(_ store: Store, at path: String, for setup: Setup) {
    (self.store, self.path, self.setup) = (store, path, setup)
  }

  func contents(of code: SubmissionCode) -> PacketContents? {
    guard failure == nil else { return nil }
    do throws(Failure) {
      return try failing(on: path) { () throws(StoreError) in
        guard let submission = try store.submission(code, for: setup.call) else { return nil }
        let others = try store.submissions(submission.resembles.map(\.code), for: setup.call)
        let contents = PacketContents(submission: submission, others: others)
        return setup.isBlind ? contents.anonymised : contents
      }
    } catch {
      failure = error
      return nil
    }
  }
}
