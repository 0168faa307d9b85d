import Foundation
import Mail
import Proposals
import Sandbox

/// What a run asks a worker about one message; the frame's body holds the octets.
struct Question {
  /// What is wanted of the message.
  enum Wish: UInt8 {
    /// The draft.
    case draft
    /// A line of `cfp read`, for programs.
    case line
    /// What `cfp read` shows a person.
    case text
    /// The letter.
    case letter
  }

  let wish: Wish
  let found: Finding
  /// What became of the documents that the worker asked for.
  var documents: [Digest: DocumentText] = [:]
}

/// What a worker says of one message.
enum Reply {
  case draft(Draft)
  /// A line for programs, or the text that a person is shown.
  case line(String)
  case letter(Letter)
  /// The message cannot be read well before somebody has read these.
  case wanting([Letter.File])
}

extension Question {
  /// The question about a message's `octets`, which go over the wire as they are.
  ///
  /// The head is the wish, both digests, whether there is a time of delivery, that time, how many
  /// octets the source has, and these; only the documents, which few have, are JSON behind them: a
  /// head is read for every message.
  func frame(_ octets: MessageOctets) throws(Failure) -> OutgoingFrame {
    let source = Array(found.source.utf8)
    var head = [wish.rawValue]
    head += found.identity.digest.octets
    head += found.identity.delivery.octets
    head.append(found.delivered == nil ? 0 : 1)
    head += Frame.octets(
      of: found.delivered?.timeIntervalSinceReferenceDate.bitPattern ?? 0, 8)
    head += Frame.octets(of: UInt64(source.count), 8)
    head += source
    if !documents.isEmpty {
      do {
        head += [UInt8](try JSONEncoder().encode(documents))
      } catch {
        throw Failure("\(found.source): cannot be told to a worker: \(error)", status: .tryAgain)
      }
    }
    return OutgoingFrame(head: head, bodyOf: octets.count) { offset throws(SandboxError) in
      do throws(MailboxError) {
        return try octets.piece(at: offset)
      } catch {
        throw SandboxError("\(error)", isTemporary: true)
      }
    }
  }

  /// Reads what ``frame(_:)`` made; `nil` for anything else.
  init?(in frame: Frame) throws {
    var rest = frame.head[...]
    func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func digest() -> Digest? { take(32).map { Digest(octets: Array($0)) } }
    func number() -> UInt64? { take(8).map { Frame.number(in: $0) } }
    guard let wish = take(1)?.first.flatMap(Wish.init), let own = digest(),
      let delivery = digest(), let isDelivered = take(1)?.first, let time = number(),
      let source = number().flatMap({ take(Int(clamping: $0)) })
    else { return nil }
    self.wish = wish
    found = Finding(
      identity: Identity(digest: own, delivery: delivery),
      source: String(decoding: source, as: UTF8.self),
      delivered: isDelivered == 0
        ? nil : Date(timeIntervalSinceReferenceDate: Double(bitPattern: time)))
    guard !rest.isEmpty else { return }
    documents = try JSONDecoder().decode([Digest: DocumentText].self, from: Data(rest))
  }
}

extension Reply {
  /// The first octet of the head: what it is a reply with.
  private enum Kind: UInt8 {
    case draft, line, letter, wanting
  }

  /// The rest of the head, as JSON, where the body holds files.
  private struct Head: Codable {
    var text = ""
    var authentication: Authentication?
    let files: [File]

    struct File: Codable {
      let name: String?
      let type: String
      let count: Int

      init(_ file: Letter.File) {
        name = file.name
        type = file.type
        count = file.content.count
      }
    }
  }

  /// The reply on the wire: a draft and a line, of which there are many, are octets there.
  func frame() throws -> Frame {
    switch self {
    case .draft(let draft):
      return Frame(head: [Kind.draft.rawValue], body: draft.octets)
    case .line(let line):
      return Frame(head: [Kind.line.rawValue], body: Array(line.utf8))
    case .letter(let letter):
      let head = Head(
        text: letter.text, authentication: letter.authentication,
        files: letter.files.map(Head.File.init))
      return try Self.frame(.letter, head, letter.files)
    case .wanting(let files):
      return try Self.frame(.wanting, Head(files: files.map(Head.File.init)), files)
    }
  }

  private static func frame(_ kind: Kind, _ head: Head, _ files: [Letter.File]) throws -> Frame {
    Frame(
      head: [kind.rawValue] + [UInt8](try JSONEncoder().encode(head)),
      body: files.flatMap(\.content))
  }

  /// Reads what ``frame()`` made; `nil` for what no worker of ours says.
  init?(in frame: Frame) {
    func head() -> (head: Head, files: [Letter.File])? {
      let octets = Data(frame.head.dropFirst())
      guard let head = try? JSONDecoder().decode(Head.self, from: octets),
        let files = Self.files(head.files, in: frame.body)
      else { return nil }
      return (head, files)
    }
    switch frame.head.first.flatMap(Kind.init) {
    case .draft:
      guard let draft = Draft(octets: frame.body) else { return nil }
      self = .draft(draft)
    case .line:
      self = .line(String(decoding: frame.body, as: UTF8.self))
    case .letter:
      guard let (head, files) = head() else { return nil }
      self = .letter(Letter(text: head.text, files: files, authentication: head.authentication))
    case .wanting:
      guard let (_, files) = head() else { return nil }
      self = .wanting(files)
    case nil:
      return nil
    }
  }

  /// Takes the files in `body` apart; `nil` where it is not what their counts say.
  private static func files(_ heads: [Head.File], in body: [UInt8]) -> [Letter.File]? {
    var rest = body[...]
    var files: [Letter.File] = []
    for head in heads {
      guard head.count >= 0, head.count <= rest.count else { return nil }
      files.append(
        Letter.File(name: head.name, type: head.type, content: [UInt8](rest.prefix(head.count))))
      rest = rest.dropFirst(head.count)
    }
    return rest.isEmpty ? files : nil
  }
}
