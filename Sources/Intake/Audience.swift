import Foundation
import Mail
import Proposals
import Rendering

/// For whom packets, booklet and site are written, where they lie, and what is left out of them.
struct Audience: Sendable {
  /// The folder that holds them.
  let folder: String
  /// The file that says of what they were written.
  let hint: String
  /// Who may read them.
  private let access: FileAccess
  /// Whose eyes they are for; `nil` for those of whoever runs this program, who sees all.
  private let member: Member?
  private let place: Written.Place?

  /// One folder a submission, and the booklet.
  var packets: String { folder + "/packets" }
  /// Pages to look at.
  var site: String { folder + "/site" }
  /// Rows as they were written: those of the site's tables, and the booklet's entries.
  ///
  /// They are hints, and may be removed.
  enum RowFile: String, CaseIterable {
    case site = "rows"
    case booklet

    fileprivate func path(beside hint: String) -> String { hint.dropLast("json".count) + rawValue }
  }

  /// The hints of what was written.
  var hints: [String] { Self.hints(with: hint) }

  /// A hint of what was written, and those that lie beside it.
  fileprivate static func hints(with hint: String) -> [String] {
    [hint] + RowFile.allCases.map { $0.path(beside: hint) }
  }

  /// Rows as they were last written; none where that is not known.
  func rows(in file: RowFile) -> KeptRows {
    let data = FileManager.default.contents(atPath: file.path(beside: hint))
    return KeptRows(octets: data.map { [UInt8]($0) } ?? [])
  }

  /// Keeps rows that were written, where they are others than `before`.
  func keep(_ rows: KeptRows, insteadOf before: KeptRows, in file: RowFile) throws(Failure) {
    guard rows != before else { return }
    let path = file.path(beside: hint)
    try failing(on: path) { () throws(MailboxError) in try WholeFile.write(rows.octets, to: path) }
  }
  /// Of what they were written.
  var written: Written { Written(reading: hint) }

  /// Whoever runs this program: the files lie in the state directory.
  init(in state: StateDirectory) {
    (folder, hint, access) = (state.path, state.written, .ownerAlone)
    (member, place) = (nil, nil)
  }

  /// A member of the committee, in a folder of their own.
  init(_ folder: Setup.MemberFolder, in state: StateDirectory) {
    self.folder = folder.path
    hint = state.written(for: folder.name)
    (access, member) = (folder.access, folder.member)
    place = Written.Place(folder: folder.path, state: state.path)
  }

  /// What they do not see, as far as `submissions` show; `nil` for those who see everything.
  func recusal(among submissions: [Submission]) -> Recusal? {
    guard let member, isPartial else { return nil }
    return Recusal(for: Conflicts(of: member), among: submissions)
  }

  /// Whether there may be something that they do not see.
  var isPartial: Bool { member.map { !$0.isChair } ?? false }

  /// A text that is another where other files are written, or elsewhere, or for other eyes.
  func text(isBlind: Bool) -> String {
    let view = isBlind ? "blind" : "open"
    guard let member else { return view }
    let people = ([member.name] + member.addresses + ["-"] + member.conflicts).map { "\($0)\n" }
    return "\(view) \(folder) \(access) \(member.isChair)\n" + people.joined()
  }

  /// Notes of what they were written.
  func note(_ change: (inout Written) -> Void) throws(Failure) {
    var written = written
    change(&written)
    written.place = place
    try written.keep(at: hint)
  }

  /// Octets that are to be the content of a file; `nil` where they are already, and they may read
  /// it.
  ///
  /// To replace a file that did not change takes more than the time for writing it: some file
  /// systems do not use the place of a removed file for a minute, and search for another.
  func draft(_ octets: [UInt8], for path: String) throws(MailboxError) -> WholeFile.Draft? {
    guard WholeFile.holds(octets, at: path) else {
      return WholeFile.Draft(octets, for: path, access: access)
    }
    try open(path)
    return nil
  }

  /// Makes octets the content of a file.
  func write(_ octets: [UInt8], to path: String) throws(MailboxError) {
    try WholeFile.write(octets, to: path, for: access)
  }

  /// Lets them read a file that is there.
  private func open(_ path: String) throws(MailboxError) {
    guard member != nil else { return }
    try access.give(toFile: path)
  }

  /// Makes a folder in theirs, where it is not there, and theirs.
  func make(_ path: String) throws(MailboxError) {
    if member != nil { try access.makeFolder(folder) }
    try access.makeFolder(path)
  }
}

extension Setup {
  /// All for whom documents are written: whoever runs this program first.
  func audiences(in state: StateDirectory) -> [Audience] {
    [Audience(in: state)] + memberFolders.map { Audience($0, in: state) }
  }
}

extension Run {
  /// All for whom documents are written: whoever runs this program first.
  var audiences: [Audience] { setup.audiences(in: state) }

  /// Removes what was written for members where it does not belong any more.
  func removeFormerDocuments() throws(Failure) {
    let present = Dictionary(
      audiences.map { ($0.hint, $0.folder) }, uniquingKeysWith: { first, _ in first })
    for hint in try state.hints() where hint != state.written {
      let written = Written(reading: hint)
      guard present[hint] == nil || present[hint] != written.place?.folder else { continue }
      // Hints that came with a copy of another state directory say nothing of this one.
      if let place = written.place, place.state == state.path,
        !present.values.contains(place.folder)
      {
        try state.removeDocuments(in: place.folder)
      }
      for path in Audience.hints(with: hint) { try state.removeIfThere(path) }
    }
  }
}
