import Foundation
import Mail
import Proposals
import Sandbox

/// What a run asks a worker about one message; the frame's body holds the octets.
struct Question: Codable {
  /// What is wanted of the message.
  enum Wish: Codable {
    /// The draft.
    case draft
    /// A line of `cfp read`.
    case line
    /// The letter.
    case letter
  }

  let wish: Wish
  let found: Finding
}

/// What a worker says of one message.
enum Reply {
  case draft(Draft)
  case line(String)
  case letter(Letter)
}

extension Question {
  /// The question about a message's `octets`.
  func frame(_ octets: [UInt8]) throws(Failure) -> Frame {
    do {
      return Frame(head: [UInt8](try JSONEncoder().encode(self)), body: octets)
    } catch {
      throw Failure("\(found.source): cannot be told to a worker: \(error)", status: .tryAgain)
    }
  }

  /// Reads what ``frame(_:)`` made.
  init(in frame: Frame) throws {
    self = try JSONDecoder().decode(Question.self, from: Data(frame.head))
  }
}

extension Reply {
  /// What the head says; files and lines are the body.
  fileprivate enum Head: Codable {
    case draft(Draft)
    case line
    case letter(text: String, files: [File])

    struct File: Codable {
      let name: String?
      let type: String
      let count: Int
    }
  }

  /// The reply on the wire.
  func frame() throws -> Frame {
    switch self {
    case .draft(let draft):
      return try frame(.draft(draft), [])
    case .line(let line):
      return try frame(.line, Array(line.utf8))
    case .letter(let letter):
      let files = letter.files.map { file in
        Head.File(name: file.name, type: file.type, count: file.content.count)
      }
      return try frame(
        .letter(text: letter.text, files: files), Array(letter.files.map(\.content).joined()))
    }
  }

  private func frame(_ head: Head, _ body: [UInt8]) throws -> Frame {
    Frame(head: [UInt8](try JSONEncoder().encode(head)), body: body)
  }

  /// Reads what ``frame()`` made; `nil` for what no worker of ours says.
  init?(in frame: Frame) {
    do {
      switch try JSONDecoder().decode(Head.self, from: Data(frame.head)) {
      case .draft(let draft):
        self = .draft(draft)
      case .line:
        self = .line(String(decoding: frame.body, as: UTF8.self))
      case .letter(let text, let files):
        guard let letter = Letter(text: text, files, in: frame.body) else { return nil }
        self = .letter(letter)
      }
    } catch {
      return nil
    }
  }
}

extension Letter {
  /// Takes the files apart; `nil` where `body` is not what their counts say.
  fileprivate init?(text: String, _ files: [Reply.Head.File], in body: [UInt8]) {
    var rest = body[...]
    var taken: [File] = []
    for file in files {
      guard file.count >= 0, file.count <= rest.count else { return nil }
      taken.append(
        File(name: file.name, type: file.type, content: [UInt8](rest.prefix(file.count))))
      rest = rest.dropFirst(file.count)
    }
    guard rest.isEmpty else { return nil }
    self.init(text: text, files: taken)
  }
}
