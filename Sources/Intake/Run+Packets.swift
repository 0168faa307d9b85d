import Foundation
import Mail
public import Proposals
import Rendering
import Storage

extension LedgerLine {
  /// Stands in the place of an original that was dropped.
  fileprivate static let isGone = "(The original is no longer kept.)"
}

extension Run {
  /// Writes the packets of the submissions that changed since theirs was written, and of those
  /// that resemble one of them.
  public mutating func writePackets() throws(Failure) {
    let isOther = Written(reading: state.written).packets != view
    let versions = try onRecord { store throws(StoreError) in
      isOther ? try store.packetVersions() : try store.stalePackets()
    }
    try writePackets(isOther ? versions : try withResembled(versions))
    try writeBooklet()
  }

  /// Writes the packets of `codes` anew, changed or not; of all submissions when empty.
  ///
  /// Where the others show another view, open or blind, they are written anew too: they never
  /// lie mixed.
  ///
  /// - Throws: ``ExitStatus/configuration`` for a code that is not on record.
  public mutating func writePackets(of codes: [SubmissionCode]) throws(Failure) {
    let versions = try onRecord { store throws(StoreError) in try store.packetVersions() }
    for code in codes where !versions.contains(where: { $0.code == code }) {
      throw Failure(
        try onRecord { store throws(StoreError) in try store.refusal(missing: code) })
    }
    let isAll = codes.isEmpty || Written(reading: state.written).packets != view
    try writePackets(versions.filter { isAll || codes.contains($0.code) })
    try writeBooklet()
  }

  /// The view that packets are to show.
  private var view: Written.View { setup.isBlind ? .blind : .open }

  private mutating func writePackets(
    _ versions: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) {
    report.packets += versions.map(\.code)
    guard !isRehearsal else { return }
    var written = Written(reading: state.written)
    let isOther = written.packets != view
    guard !versions.isEmpty || isOther else { return }
    if isOther, !versions.isEmpty {
      written.packets = nil
      try written.keep(at: state.written)
    }
    let templates = templates
    let compiled = try failing { () throws(TemplateError) in try templates.compiledForPackets() }
    for (code, version) in versions {
      guard let submission = try submission(code), submission.code == code else {
        // It is a part of another now.
        try remove(state.packets + "/\(code)")
        try onRecord { store throws(StoreError) in try store.markPacket(code, version: version) }
        continue
      }
      try write(submission, with: compiled)
      try onRecord { store throws(StoreError) in try store.markPacket(code, version: version) }
    }
    guard isOther else { return }
    written.packets = view
    try written.keep(at: state.written)
  }

  /// Writes one packet: each file in one step, then what no longer belongs there goes.
  private mutating func write(_ submission: Submission, with templates: Templates) throws(Failure) {
    let others = try others(resembledBy: submission)
    var contents = PacketContents(submission: submission, others: others)
    let files = setup.isBlind ? [] : try addOriginals(to: &contents)
    let complete = setup.isBlind ? contents.anonymised : contents
    let call = setup.callShown
    let packet = try failing { () throws(TemplateError) in
      try Packet(of: complete, for: call, with: templates)
    }
    let folder = state.packets + "/\(submission.code)"
    try fill(
      folder,
      with: packet.files.map { ($0.name, Array($0.text.utf8)) }
        + zip(packet.attachmentNames.map(\.description), files))
    guard setup.isBlind else { return }
    report.leaks += Leak.leaks(
      in: packet.files.filter { $0.name == Packet.textName }.map {
        ("packets/\(submission.code)/\($0.name)", $0.text)
      }, of: submission, beside: submission.resembles.compactMap { others[$0.code] },
      for: setup.call)
  }

  /// Puts the texts of the messages into `contents` and the names of the files that came with
  /// them; gives the files' octets in the same order.
  private mutating func addOriginals(to contents: inout PacketContents) throws(Failure) -> [[UInt8]]
  {
    var files: [[UInt8]] = []
    var originals: [(number: Int, octets: [UInt8])] = []
    for line in contents.submission.messages where line.outcome != .duplicate {
      let octets = try onRecord { store throws(StoreError) in
        try store.original(of: line.number)
      }
      if let octets {
        originals.append((line.number, octets))
      } else if line.outcome != .automatic {
        contents.originals.append(.init(message: line.number, text: LedgerLine.isGone))
      }
    }
    for (letter, original) in zip(try readers.letters(in: originals.map(\.octets)), originals) {
      contents.originals.append(
        .init(
          message: original.number, text: letter.text, authentication: letter.authentication))
      for file in letter.files {
        contents.attachments.append(
          .init(
            message: original.number, name: file.name, type: file.type, size: file.content.count))
        files.append(file.content)
      }
    }
    contents.originals.sort { $0.message < $1.message }
    return files
  }

  /// `changed`, and the submissions whose packets show one of them beside their own.
  private func withResembled(
    _ changed: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) -> [(code: SubmissionCode, version: Int)] {
    let all = try onRecord { store throws(StoreError) in try store.packetVersions() }
    guard !changed.isEmpty, changed.count < all.count else { return changed }
    var wanted = Set(changed.map(\.code))
    for (code, _) in changed {
      wanted.formUnion(try submission(code)?.resembles.map(\.code) ?? [])
    }
    return all.filter { wanted.contains($0.code) }
  }

  /// The submissions that `submission` resembles, by the codes it knows them by.
  private func others(
    resembledBy submission: Submission
  ) throws(Failure) -> [SubmissionCode: Submission] {
    var others: [SubmissionCode: Submission] = [:]
    for other in submission.resembles {
      others[other.code] = try self.submission(other.code)
    }
    return others
  }

  /// Removes a folder that this program filled, if it is there.
  private func remove(_ folder: String) throws(Failure) {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw Failure("\(folder): cannot be removed: \(error)", status: .tryAgain)
    }
  }

  /// Makes `folder` hold `files` and nothing else.
  func fill(_ folder: String, with files: [(name: String, octets: [UInt8])]) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      for file in files { try WholeFile.write(file.octets, to: "\(folder)/\(file.name)") }
      let wanted = Set(files.map(\.name))
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where !wanted.contains(name) {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    } catch {
      throw Failure("\(folder): cannot be written: \(error)", status: .tryAgain)
    }
  }
}
