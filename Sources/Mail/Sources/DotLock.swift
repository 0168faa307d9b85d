/// The file `inbox.lock` beside the mailbox `inbox`, which stops other mail programs.
///
/// Made without a name and then linked, so that it is whole from its first moment and
/// nothing is left of one that was not made. It says which process of which host made it:
/// where one of ours was killed, the next removes its lock. A lock of another program is
/// never touched.
struct DotLock {
  /// Our locks are held for seconds; one of ours this old, in nanoseconds, was left behind
  /// even if some process goes by its number now.
  private static let longest = 15 * 60 * 1_000_000_000

  private let path: String
  private let made: FileStatus

  /// Takes the lock for `mailbox`, a path without symbolic links; `nil` where the
  /// directory or its file system does not let us make files.
  ///
  /// - Throws: ``MailboxError/locked(path:by:)`` while another holds it.
  init?(on mailbox: String) throws(MailboxError) {
    let path = mailbox + ".lock"
    do throws(SystemError) {
      let taken =
        if let made = try Self.take(path) { made } else { try Self.takeFromTheDead(path) }
      guard let taken else { throw SystemError.taken }
      self.path = path
      made = taken
    } catch {
      if error.isTaken { throw .locked(path: mailbox, by: "the dot lock \(path)") }
      if error.isFull || error.isPassing { throw MailboxError(error, on: path) }
      return nil
    }
  }

  /// Gives the lock back, unless somebody took it from us and made another.
  func release() {
    do throws(SystemError) {
      guard try FileStatus(of: path).isSameFile(as: made) else { return }
      try FileNames.remove(path)
    } catch {
      // Whatever it is now, it is not ours any more; the next run sees to what is left.
    }
  }

  /// Makes the lock file; `nil` where there is one.
  private static func take(_ path: String) throws(SystemError) -> FileStatus? {
    do {
      let file = try Descriptor(namelessIn: directory(of: path), mode: 0o644)
      try file.write(Array(Note.ours.utf8))
      try file.giveName(path)
      return try file.status()
    } catch {
      if error.isTaken { return nil }
      guard error.isUnsupported || error.isMissing else { throw error }
      return try takeByDraft(path)
    }
  }

  /// Makes the lock file where files cannot be nameless: under another name, linked, which
  /// is safe on NFS too; or by itself where there are no links either.
  static func takeByDraft(_ path: String) throws(SystemError) -> FileStatus? {
    let draft = draft(path, process: RunningProcess.number)
    // Nobody else uses this name: what stands there is of an earlier process.
    forget(draft)
    let made = try write(draft)
    defer { forget(draft) }
    do {
      try FileNames.link(draft, path)
      return made
    } catch {
      // A network file system may say no to what it did.
      if try FileStatus(of: draft).links == 2 { return made }
      if error.isTaken { return nil }
      guard error.isUnsupported else { throw error }
    }
    do {
      return try write(path)
    } catch {
      if error.isTaken { return nil }
      throw error
    }
  }

  /// Takes the lock where one of ours was left behind; `nil` where somebody holds it.
  private static func takeFromTheDead(_ path: String) throws(SystemError) -> FileStatus? {
    guard let left = try Note(at: path) else { return try take(path) }
    guard left.isAbandoned(at: try now(beside: path), after: longest) else { return nil }
    // Another of ours may have found it too, and made its own meanwhile.
    guard try FileStatus(of: path).isSameFile(as: left.status) else { return nil }
    forget(path)
    forget(draft(path, process: left.process))
    return try take(path)
  }

  /// The time by the clock that stamps the files beside `path`, in nanoseconds since 1970.
  private static func now(beside path: String) throws(SystemError) -> Int {
    do {
      let file = try Descriptor(namelessIn: directory(of: path), mode: 0o600)
      return try file.status().modified
    } catch {
      guard error.isUnsupported else { throw error }
    }
    let draft = draft(path, process: RunningProcess.number)
    forget(draft)
    defer { forget(draft) }
    return try write(draft).modified
  }

  private static func write(_ path: String) throws(SystemError) -> FileStatus {
    let file = try Descriptor(making: path, mode: 0o644)
    do {
      try file.write(Array(Note.ours.utf8))
      return try file.status()
    } catch {
      forget(path)
      throw error
    }
  }

  private static func directory(of path: String) -> String {
    let name = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
    return name.isEmpty ? "/" : String(name)
  }

  /// The name a lock is made under before it is linked: one for each process and host.
  private static func draft(_ path: String, process: Int) -> String {
    "\(path).\(process).\(RunningProcess.host)"
  }

  private static func forget(_ path: String) {
    do throws(SystemError) { try FileNames.remove(path) } catch {
      // It was not there; or it is a name of ours that stands in nobody's way.
    }
  }

  /// What a lock of ours says.
  private struct Note {
    static let mark = "cfp-intake"

    /// What this process writes.
    static var ours: String { "\(RunningProcess.number)\n\(mark) \(RunningProcess.host)\n" }

    let process: Int
    let host: String
    let status: FileStatus

    /// Reads the lock file `path`; `nil` where it has just gone.
    ///
    /// - Throws: `EEXIST` where the lock is not one of ours.
    init?(at path: String) throws(SystemError) {
      do throws(SystemError) {
        let file = try Descriptor(reading: path)
        status = try file.status()
        let text = String(decoding: try file.read(512, at: 0), as: UTF8.self)
        let lines = text.split(separator: "\n")
        guard lines.count == 2, let number = Int(lines[0]), lines[1].hasPrefix(Self.mark + " ")
        else { throw SystemError.taken }
        process = number
        host = String(lines[1].dropFirst(Self.mark.count + 1))
      } catch {
        if error.isMissing { return nil }
        throw SystemError.taken
      }
    }

    /// Whether the process that made the lock, some time ago, can no longer hold it.
    func isAbandoned(at now: Int, after longest: Int) -> Bool {
      if now - status.modified > longest { return true }
      guard host == RunningProcess.host else { return false }
      // In a container the next process often has the number of the last.
      return process == RunningProcess.number || !RunningProcess.exists(process)
    }
  }
}
