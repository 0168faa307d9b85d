public import Foundation
public import Mail
import Proposals
public import Rendering
import Storage
public import Sandbox

/// The workers that read a run's messages.
///
/// Nothing that a stranger wrote is parsed in the run's own process: its octets go to a
/// worker that can open no file and no socket, and values come back. A message that costs
/// two workers their lives gets a reply that says so.
public struct Readers: ~Copyable {
  private let drafting: Drafting
  private var pdf = PDFConversion()
  private var pool: WorkerPool

  /// Readers for the call of `setup`, whose mails are written by `templates`, in a run at `now`; no
  /// worker is started yet.
  ///
  /// - Throws: ``ExitStatus/configuration`` where the call has no form on the wire.
  public init(for setup: Setup, with templates: Templates, at now: Date) throws(Failure) {
    drafting = Drafting(for: setup, with: templates, at: now)
    let opening: Data
    do {
      opening = try JSONEncoder().encode(drafting)
    } catch {
      throw Failure("the call cannot be told to a worker: \(error)", status: .configuration)
    }
    pool = WorkerPool(
      of: .this(
        [WorkerCall.name], opening: Frame(head: [], body: [UInt8](opening)),
        bounds: Bounds(
          memory: setup.limits.memory << 20, seconds: Double(setup.limits.seconds))))
  }

  /// What holds the workers in.
  ///
  /// - Throws: ``ExitStatus/tryAgain`` where no worker can be started now,
  ///   ``ExitStatus/configuration`` where this system cannot confine one.
  public mutating func confinement() throws(Failure) -> Confinement {
    try failing { () throws(SandboxError) in try pool.confinement() }
  }

  /// What `cfp read` prints of each of `messages`: a line for programs, or text for a person.
  public mutating func lines(
    on messages: [RawMessage], forPeople: Bool
  ) throws(Failure) -> [String] {
    let messages = try messages.map { raw throws(Failure) in (raw.octets, try Finding(of: raw)) }
    let wish = forPeople ? Question.Wish.text : .line
    return try zip(replies(wish, on: messages), messages).map { reply, message throws(Failure) in
      if case .success(.line(let line)) = reply { return line }
      let draft = drafting.unread(message.1, because: reply.loss)
      return try Self.shown(Message(parsing: []), draft, message.1, as: wish)
    }
  }

  /// The drafts of `messages`.
  mutating func drafts(
    of messages: [(octets: MessageOctets, found: Finding)]
  ) throws(Failure) -> [Draft] {
    try zip(replies(.draft, on: messages), messages).map { reply, message in
      guard case .success(.draft(var draft)) = reply else {
        return drafting.unread(message.found, because: reply.loss)
      }
      // Identity is ours to say, whatever became of a worker.
      draft.identity = message.found.identity
      return draft
    }
  }

  /// The drafts of messages that are on record.
  mutating func drafts(of kept: [KeptMessage]) throws(Failure) -> [Draft] {
    let drafts = try drafts(of: kept.map { (MessageOctets($0.octets), Finding(of: $0)) })
    return zip(drafts, kept).map { draft, kept in
      var draft = draft
      draft.received = kept.received
      return draft
    }
  }

  /// What packets show of the messages in `originals`.
  mutating func letters(in originals: [[UInt8]]) throws(Failure) -> [Letter] {
    let messages = originals.map { octets in
      let found = Finding(identity: Identity(of: octets), source: "", delivered: nil)
      return (MessageOctets(octets), found)
    }
    return try replies(.letter, on: messages).map { reply in
      if case .success(.letter(let letter)) = reply { return letter }
      return Letter(unreadBecause: reply.loss)
    }
  }

  /// What the workers say when asked for `wish` about each of `messages`; documents that
  /// they want are read for them first.
  private mutating func replies(
    _ wish: Question.Wish, on messages: [(octets: MessageOctets, found: Finding)]
  ) throws(Failure) -> [Result<Reply, Loss>] {
    var questions = messages.map { Question(wish: wish, found: $0.found) }
    var replies = try ask(questions, about: messages.map(\.octets))
    let wanting = replies.indices.filter { !replies[$0].files.isEmpty }
    let files = wanting.flatMap { index in replies[index].files.map { (index, $0.content) } }
    let texts = try failing { () throws(SandboxError) in try pdf.texts(of: files.map(\.1)) }
    for ((index, content), text) in zip(files, texts) {
      questions[index].documents[Digest(of: content)] = text
    }
    let again = try ask(wanting.map { questions[$0] }, about: wanting.map { messages[$0].octets })
    for (index, reply) in zip(wanting, again) { replies[index] = reply }
    return replies
  }

  private mutating func ask(
    _ questions: [Question], about messages: [MessageOctets]
  ) throws(Failure) -> [Result<Reply, Loss>] {
    var frames: [OutgoingFrame] = []
    for (question, octets) in zip(questions, messages) { frames.append(try question.frame(octets)) }
    let answers = try failing { () throws(SandboxError) in try pool.answers(to: frames) }
    return answers.map { answer in
      answer.flatMap { Reply(in: $0).map(Result.success) ?? .failure(.broken) }
    }
  }

  /// What `cfp read` prints of a message.
  static func shown(
    _ message: Message, _ draft: Draft, _ found: Finding, as wish: Question.Wish
  ) throws(Failure) -> String {
    if case .text = wish {
      return ReadingText(source: found.source, message: message, draft: draft).description
    }
    do {
      return try JSONLine(
        ReadingRecord(
          source: found.source, message: message, identity: found.identity, draft: draft)
      ).description
    } catch {
      throw Failure("a value has no form in JSON: \(error)", status: .tryAgain)
    }
  }
}

extension Result<Reply, Loss> {
  /// The documents that have to be read first.
  fileprivate var files: [Letter.File] {
    if case .success(.wanting(let files)) = self { files } else { [] }
  }

  /// What became of the reader, for a sentence that begins with it; a reply to another
  /// question than was asked is none.
  fileprivate var loss: String {
    if case .failure(let loss) = self { return loss.predicate }
    return Loss.broken.predicate
  }
}

/// Runs `call` on the sandbox, and turns its error into a failure.
private func failing<Value>(_ call: () throws(SandboxError) -> Value) throws(Failure) -> Value {
  do {
    return try call()
  } catch {
    throw Failure(error)
  }
}

extension Failure {
  init(_ error: SandboxError) {
    self.init("reading: \(error)", status: error.isTemporary ? .tryAgain : .configuration)
  }
}
