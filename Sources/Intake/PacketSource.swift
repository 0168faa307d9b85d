import Proposals
import Rendering

/// What the packets of a submission are made from, for whomever they are.
struct PacketSource: Sendable {
  /// The submission's code when the packet was asked for.
  let code: SubmissionCode
  /// What the packet of somebody shows who sees everything; `nil` where the submission is a part of
  /// another now.
  var contents: PacketContents?
  /// The octets of its attachments, in their order.
  var files: [[UInt8]] = []
  /// The submissions that the packet may speak of.
  var related: [Submission] = []
  /// For whom it is.
  let audiences: [Audience]

  /// What lies in one folder: nothing, where somebody does not see the submission.
  struct Folder: Sendable {
    let path: String
    let audience: Audience
    let files: [(name: String, octets: [UInt8])]?
  }

  /// The folders, and what the texts of a blind packet still say of people.
  func folders(
    for setup: Setup, with templates: Templates
  ) throws(Failure) -> (folders: [Folder], leaks: [Leak]) {
    var whole: [(name: String, octets: [UInt8])]?
    var leaks: [Leak] = []
    var folders: [Folder] = []
    for audience in audiences {
      let path = "\(audience.packets)/\(code)"
      guard let contents else {
        folders.append(Folder(path: path, audience: audience, files: nil))
        continue
      }
      let recusal = audience.recusal(among: [contents.submission] + related)
      if let recusal, !recusal.codes.isEmpty {
        let files =
          recusal.codes.contains(code)
          ? nil
          : try Self.files(of: seen(of: contents, without: recusal), for: setup, with: templates)
        folders.append(Folder(path: path, audience: audience, files: files?.files))
        continue
      }
      if whole == nil {
        let (packet, files) = try Self.files(
          of: (contents, self.files), for: setup, with: templates)
        whole = files
        if setup.isBlind { leaks = self.leaks(in: packet, for: setup.call) }
      }
      folders.append(Folder(path: path, audience: audience, files: whole))
    }
    return (folders, leaks)
  }

  /// What is left where somebody does not see all of the record.
  private func seen(
    of contents: PacketContents, without recusal: Recusal
  ) -> (contents: PacketContents, files: [[UInt8]]) {
    let seen = contents.attachments.indices.filter {
      !recusal.hides(message: contents.attachments[$0].message)
    }
    return (contents.without(recusal), files.isEmpty ? [] : seen.map { files[$0] })
  }

  private static func files(
    of source: (contents: PacketContents, files: [[UInt8]]), for setup: Setup,
    with templates: Templates
  ) throws(Failure) -> (packet: Packet, files: [(name: String, octets: [UInt8])]) {
    let packet = try failing { () throws(TemplateError) in
      try Packet(
        of: setup.isBlind ? source.contents.anonymised : source.contents, for: setup.callShown,
        with: templates)
    }
    return (
      packet,
      packet.files.map { ($0.name, Array($0.text.utf8)) }
        + zip(packet.attachmentNames.map(\.description), source.files)
    )
  }

  private func leaks(in packet: Packet, for call: Call) -> [Leak] {
    guard let contents else { return [] }
    let submission = contents.submission
    return Leak.leaks(
      in: packet.files.filter { $0.name == Packet.textName }.map {
        ("packets/\(submission.code)/\($0.name)", $0.text)
      }, of: submission,
      beside: submission.resembles.compactMap { contents.resembled[$0.code] }, for: call)
  }
}
