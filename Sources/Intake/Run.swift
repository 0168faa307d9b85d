import Mail
import Proposals
public import Rendering
public import Storage
public import struct Foundation.Date

/// One run over a call's mailboxes: the state directory locked, the record open.
///
/// Its steps may each be killed anywhere. What a step makes is derived from the record,
/// and what it records is recorded in one transaction, so that running again finishes what
/// was begun and repeats nothing.
public struct Run: ~Copyable {
  let setup: Setup
  let state: StateDirectory
  let store: Store
  let templates: Templates
  let now: Date
  /// A rehearsal writes no file and forgets what it recorded.
  let isRehearsal: Bool
  /// What the run has done so far.
  public internal(set) var report = Report()
  /// Told how far the run has come with a mailbox, again and again, as long as there is news.
  public var onProgress: ((Progress) -> Void)?
  var readers: Readers
  private let lock: StateLock?

  /// How far a run has come with a mailbox.
  public struct Progress: Sendable {
    /// The mailbox's path.
    public let mailbox: String
    /// The messages found in the run so far.
    public let messages: Int
    /// How much of the mailbox that is, from 0 to 1.
    public let share: Double
  }

  /// Prepares the state directory, takes its lock and opens the record.
  ///
  /// - Parameter seconds: For how long to wait while another run holds the lock.
  /// - Throws: ``ExitStatus/tryAgain`` when another run still holds it after that;
  ///   ``ExitStatus/configuration`` for a directory, a record or a template that cannot be used.
  public init(_ setup: Setup, at now: Date, waiting seconds: Double = 0) throws(Failure) {
    let templates = try Self.templates(of: setup)
    let readers = try Readers(for: setup, with: templates, at: now)
    let state = StateDirectory(setup.state)
    try state.prepare()
    let lock = try failing(on: "state directory") { () throws(MailboxError) in
      try StateLock(path: state.lock, waiting: seconds)
    }
    let store = try Store(recordIn: state)
    try failing(on: state.database) { () throws(StoreError) in
      try store.note(deadline: setup.call.deadline)
    }
    self.init(
      setup: setup, state: state, store: store, templates: templates, now: now,
      isRehearsal: false, readers: readers, lock: lock)
  }

  /// A run that does all that the next run would, and changes nothing.
  public init(rehearsing setup: Setup, at now: Date) throws(Failure) {
    let templates = try Self.templates(of: setup)
    let readers = try Readers(for: setup, with: templates, at: now)
    let state = StateDirectory(setup.state)
    let store = try failing(on: state.database) { () throws(StoreError) in
      try Store.rehearsing(path: state.database)
    }
    self.init(
      setup: setup, state: state, store: store, templates: templates, now: now,
      isRehearsal: true, readers: readers, lock: nil)
  }

  private init(
    setup: Setup, state: StateDirectory, store: Store, templates: Templates, now: Date,
    isRehearsal: Bool, readers: consuming Readers, lock: consuming StateLock?
  ) {
    self.setup = setup
    self.state = state
    self.store = store
    self.templates = templates
    self.now = now
    self.isRehearsal = isRehearsal
    self.readers = readers
    self.lock = lock
  }

  /// Closes the record.
  @discardableResult
  public consuming func finish() throws(Failure) -> Report {
    try onRecord { store throws(StoreError) in try store.close() }
    return report
  }

  /// The templates that `setup` asks for, read.
  ///
  /// - Throws: ``ExitStatus/configuration``, naming the file and the line.
  public static func templates(of setup: Setup) throws(Failure) -> Templates {
    guard let folder = setup.templates else { return .builtIn }
    do {
      return try Templates(overriding: folder.texts)
    } catch {
      let line = error.line.map { ":\($0)" } ?? ""
      throw Failure(
        "\(folder.path)/\(error.name).mustache\(line): \(error.sentence)", status: .configuration)
    }
  }
}

extension Store {
  /// Opens the record in `state`, for looking or for writing.
  public init(recordIn state: StateDirectory) throws(Failure) {
    let path = state.database
    self = try failing(on: path) { () throws(StoreError) in try Store(path: path) }
  }
}

/// Runs `call` on the record at `path`, and turns its error into a failure that names it.
func failing<Value>(
  on path: String, _ call: () throws(StoreError) -> Value
) throws(Failure) -> Value {
  do {
    return try call()
  } catch {
    throw Failure(
      "\(path): \(error.sentence)", status: error.isTemporary ? .tryAgain : .configuration)
  }
}

/// Runs `call` on templates, and turns its error into a failure that names the template.
func failing<Value>(_ call: () throws(TemplateError) -> Value) throws(Failure) -> Value {
  do {
    return try call()
  } catch {
    throw Failure("\(error)", status: .configuration)
  }
}

/// Runs `call` on a file, and turns its error into a failure of `what`.
///
/// A mailbox that is missing today may be there tomorrow: a disk not mounted, a spool that a
/// mail program removed when it was empty. So every such failure asks to try again.
func failing<Value: ~Copyable>(
  on what: String, _ call: () throws(MailboxError) -> Value
) throws(Failure) -> Value {
  do {
    return try call()
  } catch {
    throw Failure("\(what): \(error.description)", status: .tryAgain)
  }
}
