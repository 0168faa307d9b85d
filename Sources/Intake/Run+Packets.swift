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
  /// that speak of one of them.
  public mutating func writePackets() throws(Failure) {
    let stale = try onRecord { store throws(StoreError) in try store.stalePackets() }
    try writePackets(try withRelated(stale))
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
    try writePackets(codes.isEmpty ? versions : versions.filter { codes.contains($0.code) })
  }

  private mutating func writePackets(
    _ chosen: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) {
    let audiences = audiences
    let others = audiences.filter { $0.written.packets != $0.text(isBlind: setup.isBlind) }
    let versions =
      others.isEmpty
      ? chosen : try onRecord { store throws(StoreError) in try store.packetVersions() }
    report.packets += versions.map(\.code)
    guard !isRehearsal else { return }
    try removeFormerDocuments()
    let isChosen = Set(chosen.map(\.code))
    if !versions.isEmpty {
      for audience in others { try audience.note { $0.packets = nil } }
      let templates = templates
      let compiled = try failing { () throws(TemplateError) in try templates.compiledForPackets() }
      for (code, version) in versions {
        let readers = isChosen.contains(code) ? audiences : others
        try writePacket(of: code, for: readers, with: compiled)
        try onRecord { store throws(StoreError) in try store.markPacket(code, version: version) }
      }
    }
    for audience in others {
      try audience.note { $0.packets = audience.text(isBlind: setup.isBlind) }
    }
    try writeBooklets()
  }

  /// Writes one packet for `audiences`: each file in one step, then what no longer belongs there
  /// goes.
  private mutating func writePacket(
    of code: SubmissionCode, for audiences: [Audience], with templates: Templates
  ) throws(Failure) {
    guard let submission = try submission(code), submission.code == code else {
      // It is a part of another now.
      for audience in audiences { try state.removeIfThere("\(audience.packets)/\(code)") }
      return
    }
    let contents = try contents(of: submission)
    let related =
      audiences.contains(where: \.isPartial) ? try self.related(to: submission) : []
    var whole: Packet?
    for audience in audiences {
      let folder = "\(audience.packets)/\(code)"
      var recusal = audience.recusal(among: [submission] + related)
      if recusal?.codes.isEmpty ?? true { recusal = nil }
      if let recusal, recusal.codes.contains(code) {
        try state.removeIfThere(folder)
        continue
      }
      let seen = recusal.map { contents.without($0) } ?? contents
      let packet: Packet
      if recusal == nil, let whole {
        packet = whole
      } else {
        packet = try self.packet(of: seen.contents, with: templates)
        if recusal == nil { whole = packet }
      }
      try fill(
        folder,
        with: packet.files.map { ($0.name, Array($0.text.utf8)) }
          + zip(packet.attachmentNames.map(\.description), seen.files), for: audience)
    }
    if setup.isBlind, let whole {
      findLeaks(in: whole, of: submission, beside: contents.contents.resembled)
    }
  }

  private func packet(
    of contents: PacketContents, with templates: Templates
  ) throws(Failure) -> Packet {
    let shown = setup.isBlind ? contents.anonymised : contents
    let call = setup.callShown
    return try failing { () throws(TemplateError) in
      try Packet(of: shown, for: call, with: templates)
    }
  }

  private mutating func findLeaks(
    in packet: Packet, of submission: Submission, beside others: [SubmissionCode: Submission]
  ) {
    report.leaks += Leak.leaks(
      in: packet.files.filter { $0.name == Packet.textName }.map {
        ("packets/\(submission.code)/\($0.name)", $0.text)
      }, of: submission, beside: submission.resembles.compactMap { others[$0.code] },
      for: setup.call)
  }

  /// The submissions that the packet of `submission` may speak of: those that it resembles, and
  /// those that its messages are about too.
  private func related(to submission: Submission) throws(Failure) -> [Submission] {
    let codes = submission.relatedCodes
    var related: [Submission] = []
    for code in codes.sorted() {
      if let other = try self.submission(code), other.code != submission.code {
        related.append(other)
      }
    }
    return related
  }

  /// What a packet shows, with the octets of the files that came along.
  private mutating func contents(of submission: Submission) throws(Failure) -> PacketSource {
    var contents = PacketContents(
      submission: submission, others: try others(resembledBy: submission))
    let files = setup.isBlind ? [] : try addOriginals(to: &contents)
    return PacketSource(contents: contents, files: files)
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

  /// `changed`, and the submissions whose packets speak of one of them.
  private func withRelated(
    _ changed: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) -> [(code: SubmissionCode, version: Int)] {
    guard !changed.isEmpty else { return [] }
    let all = try onRecord { store throws(StoreError) in try store.packetVersions() }
    guard changed.count < all.count else { return changed }
    var wanted = Set(changed.map(\.code))
    for (code, _) in changed {
      wanted.formUnion(try submission(code)?.relatedCodes ?? [])
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

  /// Makes `folder` hold `files` and nothing else.
  private func fill(
    _ folder: String, with files: [(name: String, octets: [UInt8])], for audience: Audience
  ) throws(Failure) {
    do {
      try audience.make(audience.packets)
      try audience.make(folder)
      for file in files { try audience.write(file.octets, to: "\(folder)/\(file.name)") }
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

/// What a packet is made from.
private struct PacketSource {
  var contents: PacketContents
  /// The octets of its attachments, in their order.
  var files: [[UInt8]]

  /// What is left where somebody does not see all of the record.
  func without(_ recusal: Recusal) -> PacketSource {
    let seen = contents.attachments.indices.filter {
      !recusal.hides(message: contents.attachments[$0].message)
    }
    return PacketSource(
      contents: contents.without(recusal), files: files.isEmpty ? [] : seen.map { files[$0] })
  }
}

extension Submission {
  /// The others that it resembles, and those that its messages are about too.
  fileprivate var relatedCodes: Set<SubmissionCode> {
    Set(resembles.map(\.code)).union(messages.flatMap(\.submissions)).subtracting([code])
  }
}
