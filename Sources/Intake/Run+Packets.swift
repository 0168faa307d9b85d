import Foundation
import Mail
public import Proposals
import Rendering
import Storage

extension Run {
  /// Writes the packets of the submissions that changed since theirs was written.
  public mutating func writePackets() throws(Failure) {
    let stale = try onRecord { store throws(StoreError) in try store.stalePackets() }
    try writePackets(stale)
  }

  /// Writes the packets of `codes` anew, changed or not; of all submissions when empty.
  ///
  /// - Throws: ``ExitStatus/configuration`` for a code that is not on record.
  public mutating func writePackets(of codes: [SubmissionCode]) throws(Failure) {
    let versions = try onRecord { store throws(StoreError) in try store.packetVersions() }
    for code in codes where !versions.contains(where: { $0.code == code }) {
      throw Failure("\(code): there is no such submission; see 'cfp list'", status: .configuration)
    }
    try writePackets(versions.filter { codes.isEmpty || codes.contains($0.code) })
  }

  private mutating func writePackets(
    _ versions: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) {
    guard !versions.isEmpty else { return }
    report.packets += versions.map(\.code)
    guard !isRehearsal else { return }
    let (templates, call) = (templates, setup.call)
    let compiled = try failing { () throws(TemplateError) in try templates.compiledForPackets() }
    for (code, version) in versions {
      guard
        let submission = try onRecord({ store throws(StoreError) in
          try store.submission(code, for: call)
        }), submission.code == code
      else {
        // It is a part of another now.
        try remove(state.packets + "/\(code)")
        try onRecord { store throws(StoreError) in try store.markPacket(code, version: version) }
        continue
      }
      try write(submission, with: compiled)
      try onRecord { store throws(StoreError) in try store.markPacket(code, version: version) }
    }
  }

  /// Writes one packet: each file in one step, then what no longer belongs there goes.
  private mutating func write(_ submission: Submission, with templates: Templates) throws(Failure) {
    var contents = PacketContents(submission: submission)
    var files: [[UInt8]] = []
    var originals: [(number: Int, octets: [UInt8])] = []
    for line in submission.messages where line.outcome != .duplicate {
      let octets = try onRecord { store throws(StoreError) in
        try store.original(of: line.number)
      }
      if let octets { originals.append((line.number, octets)) }
    }
    for (letter, original) in zip(try readers.letters(in: originals.map(\.octets)), originals) {
      contents.originals.append(.init(message: original.number, text: letter.text))
      for file in letter.files {
        contents.attachments.append(
          .init(
            message: original.number, name: file.name, type: file.type, size: file.content.count))
        files.append(file.content)
      }
    }
    let call = setup.call
    for other in submission.resembles {
      let resembled = try onRecord { store throws(StoreError) in
        try store.submission(other.code, for: call)
      }
      contents.titles[other.code] = resembled?.proposal.title
    }
    let complete = contents
    let packet = try failing { () throws(TemplateError) in
      try Packet(of: complete, for: call, with: templates)
    }
    var written = [
      (Packet.textName, Array(packet.text.utf8)), (Packet.htmlName, Array(packet.html.utf8)),
    ]
    written += zip(packet.attachmentNames.map(\.description), files)
    try fill(state.packets + "/\(submission.code)", with: written)
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
