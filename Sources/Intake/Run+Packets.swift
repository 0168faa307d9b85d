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
  /// A submission, and the version that a packet of it is of.
  private typealias Version = (code: SubmissionCode, version: Int)

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
      var rest = versions[...]
      func next() throws(Failure) -> [PacketSource] {
        try nextSources(of: rest) { isChosen.contains($0) ? audiences : others }
      }
      var made: (versions: [Version], folders: [PacketSource.Folder]) = ([], [])
      var sources = try next()
      while !sources.isEmpty {
        let versions = Array(rest.prefix(sources.count))
        rest = rest.dropFirst(sources.count)
        // While these are made, those before them are written and those behind them are read.
        let (folders, leaks) = try Self.folders(
          of: sources, for: setup, with: compiled, in: state, whileWriting: made.folders,
          andReading: { () throws(Failure) in sources = try next() })
        report.leaks += leaks
        try mark(made.versions)
        made = (versions, folders)
      }
      try Self.write(made.folders, in: state)
      try mark(made.versions)
    }
    for audience in others {
      try audience.note { $0.packets = audience.text(isBlind: setup.isBlind) }
    }
    try writeBooklets()
  }

  /// How many packets are written together, and how many octets of originals they are made from:
  /// they are in memory at one time.
  private static let most = (packets: 64, octets: 16 << 20)

  /// What the first packets of `versions` are made from: at least one, where there is one.
  private mutating func nextSources(
    of versions: ArraySlice<(code: SubmissionCode, version: Int)>,
    for audiences: (SubmissionCode) -> [Audience]
  ) throws(Failure) -> [PacketSource] {
    let codes = versions.prefix(Self.most.packets).map(\.code)
    let submissions = try submissions(codes)
    var sources: [PacketSource] = []
    var originals: [(source: Int, message: Int, octets: [UInt8])] = []
    var octets = 0
    for code in codes where sources.isEmpty || octets < Self.most.octets {
      var source = PacketSource(code: code, audiences: audiences(code))
      if let submission = submissions[code], submission.code == code {
        let related = try self.submissions(Array(submission.relatedCodes))
        source.related = Array(related.values)
        var contents = PacketContents(submission: submission, others: related)
        for original in setup.isBlind ? [] : try self.originals(of: &contents) {
          originals.append((sources.count, original.message, original.octets))
          octets += original.octets.count
        }
        source.contents = contents
      }
      sources.append(source)
    }
    try read(originals, for: &sources)
    return sources
  }

  /// The originals of a packet's messages that are kept; `contents` tells of the others.
  private func originals(
    of contents: inout PacketContents
  ) throws(Failure) -> [(message: Int, octets: [UInt8])] {
    var originals: [(message: Int, octets: [UInt8])] = []
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
    return originals
  }

  /// Puts the texts of messages into what packets are made from, and the files that came with them.
  private mutating func read(
    _ originals: [(source: Int, message: Int, octets: [UInt8])], for sources: inout [PacketSource]
  ) throws(Failure) {
    for (letter, original) in zip(try readers.letters(in: originals.map(\.octets)), originals) {
      let place = original.source
      sources[place].contents?.originals.append(
        .init(
          message: original.message, text: letter.text, authentication: letter.authentication))
      for file in letter.files {
        sources[place].contents?.attachments.append(
          .init(
            message: original.message, name: file.name, type: file.type, size: file.content.count))
        sources[place].files.append(file.content)
      }
    }
    for place in sources.indices {
      sources[place].contents?.originals.sort { $0.message < $1.message }
    }
  }

  /// Makes packets, while others are written and `read` runs; and tells what the texts of blind ones
  /// still say of people.
  private static func folders(
    of sources: [PacketSource], for setup: Setup, with templates: Templates,
    in state: StateDirectory, whileWriting others: [PacketSource.Folder],
    andReading read: () throws(Failure) -> Void
  ) throws(Failure) -> (folders: [PacketSource.Folder], leaks: [Leak]) {
    let made = try concurrently(
      sources, beside: { () throws(Failure) in try Self.write(others, in: state) }, and: read
    ) { source throws(Failure) in try source.folders(for: setup, with: templates) }
    return (made.flatMap(\.folders), made.flatMap(\.leaks))
  }

  private func mark(_ versions: [Version]) throws(Failure) {
    guard !versions.isEmpty else { return }
    try onRecord { store throws(StoreError) in try store.markPackets(versions) }
  }

  /// Writes packets: all of their files in one step, then what no longer belongs beside them goes.
  private static func write(
    _ folders: [PacketSource.Folder], in state: StateDirectory
  ) throws(Failure) {
    for folder in folders where folder.files == nil { try state.removeIfThere(folder.path) }
    do {
      var drafts: [WholeFile.Draft] = []
      for folder in folders {
        guard let files = folder.files else { continue }
        try folder.audience.make(folder.audience.packets)
        try folder.audience.make(folder.path)
        for file in files {
          let path = "\(folder.path)/\(file.name)"
          if let draft = try folder.audience.draft(file.octets, for: path) { drafts.append(draft) }
        }
      }
      try WholeFile.write(drafts)
      for folder in folders {
        guard let files = folder.files else { continue }
        let wanted = Set(files.map(\.name))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where !wanted.contains(name) {
          try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        }
      }
    } catch {
      throw Failure("packets: cannot be written: \(error)", status: .tryAgain)
    }
  }

  /// `changed`, and the submissions whose packets speak of one of them.
  private func withRelated(
    _ changed: [(code: SubmissionCode, version: Int)]
  ) throws(Failure) -> [(code: SubmissionCode, version: Int)] {
    guard !changed.isEmpty else { return [] }
    let all = try onRecord { store throws(StoreError) in try store.packetVersions() }
    guard changed.count < all.count else { return changed }
    let submissions = try submissions(changed.map(\.code))
    let wanted = submissions.values.reduce(into: Set(changed.map(\.code))) { wanted, submission in
      wanted.formUnion(submission.relatedCodes)
    }
    return all.filter { wanted.contains($0.code) }
  }
}
