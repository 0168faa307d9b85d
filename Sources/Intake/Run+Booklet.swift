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
    let texts = ["booklet.html", "blocks.html", "style.html"].compactMap {
      templates.text(named: $0)
    }
    let shared = [try callText()] + texts + Written.lines(of: versions)
    let isBlind = setup.isBlind
    let stale = audiences.map { ($0, Written.key(of: [$0.text(isBlind: isBlind)] + shared)) }
      .filter { audience, key in
        audience.written.booklet != key
          || !FileManager.default.fileExists(atPath: "\(audience.packets)/\(Booklet.name)")
      }
    guard !stale.isEmpty else { return }
    let submissions = try submissions()
    for (audience, key) in stale {
      let path = "\(audience.packets)/\(Booklet.name)"
      let recusal = audience.recusal(among: submissions)
      let booklet = try booklet(of: recusal?.rest(of: submissions) ?? submissions)
      do {
        try audience.make(audience.packets)
        try audience.write(Array(booklet.html.utf8), to: path)
      } catch {
        throw Failure("\(path): cannot be written: \(error)", status: .tryAgain)
      }
      try audience.note { $0.booklet = key }
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
}
