import Foundation
import Mail
import Proposals
import Rendering
import Storage

extension Run {
  /// Writes the booklet of all submissions, when one of them has changed since it was written.
  mutating func writeBooklet() throws(Failure) {
    guard !isRehearsal else { return }
    let versions = try onRecord { store throws(StoreError) in try store.packetVersions() }
    let texts = ["booklet.html", "blocks.html", "style.html"].compactMap {
      templates.text(named: $0)
    }
    let key = Written.key(
      of: [try callText(), "\(setup.isBlind)"] + texts
        + versions.map { "\($0.code) \($0.version)" })
    var written = Written(reading: state.written)
    let path = "\(state.packets)/\(Booklet.name)"
    guard written.booklet != key || !FileManager.default.fileExists(atPath: path),
      !versions.isEmpty
    else { return }
    let booklet = try booklet()
    do {
      try FileManager.default.createDirectory(
        atPath: state.packets, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try WholeFile.write(Array(booklet.html.utf8), to: path)
    } catch {
      throw Failure("\(path): cannot be written: \(error)", status: .tryAgain)
    }
    written.booklet = key
    try written.keep(at: state.written)
  }

  private func booklet() throws(Failure) -> Booklet {
    let submissions = try submissions()
    let byCode = Dictionary(submissions.map { ($0.code, $0) }) { first, _ in first }
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
