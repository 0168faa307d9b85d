import Foundation
import Mail
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
      let drafting = try JSONDecoder().decode(Drafting.self, from: Data(opening.body))
      return { question in
        // What this throws on comes from our own run: there is nobody else to tell.
        do { return try answer(question, by: drafting) } catch { return Frame(head: []) }
      }
    }
  }

  private static func answer(_ frame: Frame, by drafting: Drafting) throws -> Frame {
    let question = try Question(in: frame)
    let found = question.found
    switch question.wish {
    case .draft:
      return try Reply.draft(drafting.read(frame.body, found: found).draft).frame()
    case .line:
      let (message, draft) = drafting.read(frame.body, found: found)
      return try Reply.line(Readers.line(of: message, draft, found)).frame()
    case .letter:
      return try Reply.letter(Letter(of: Message(parsing: frame.body))).frame()
    }
  }
}
