import Foundation
import Mail
import Proposals
import Sandbox

/// The other side: what a worker does.
public enum WorkerCall {
  /// The name of the command that makes a process a worker.
  public static let name = "worker"

  /// Answers a run's questions until there are no more.
  ///
  /// - Returns: Whether a run was there to ask.
  public static func serve() -> Bool {
    Worker.serve { opening in
      Message.prepare()
      let drafting = try JSONDecoder().decode(Drafting.self, from: Data(opening.body))
      var vocabulary: Vocabulary?
      return { question in
        // What this throws on comes from our own run: there is nobody else to tell.
        do {
          return try answer(question, by: drafting, in: &vocabulary)
        } catch {
          return Frame(head: [])
        }
      }
    }
  }

  /// - Parameter vocabulary: Made when a message is read first; letters need none.
  private static func answer(
    _ frame: Frame, by drafting: Drafting, in vocabulary: inout Vocabulary?
  ) throws -> Frame {
    guard let question = try Question(in: frame) else { return Frame(head: []) }
    guard question.wish != .letter else {
      let message = Message(parsing: frame.body, limits: drafting.limits)
      return try Reply.letter(
        Letter(of: message, authentication: drafting.authentication(of: message))
      ).frame()
    }
    let words = try vocabulary ?? Vocabulary(for: drafting.call)
    vocabulary = words
    let reading = drafting.read(
      frame.body, found: question.found, with: question.documents, in: words)
    guard reading.wanted.isEmpty else {
      return try Reply.wanting(reading.wanted.map(Letter.File.init)).frame()
    }
    guard question.wish != .draft else { return try Reply.draft(reading.draft).frame() }
    return try Reply.line(
      Readers.shown(reading.message, reading.draft, question.found, as: question.wish)
    ).frame()
  }
}
