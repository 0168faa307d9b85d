public import Foundation
import Mail
import Proposals
public import Storage

/// Copies of the record, and the way back from one.
public enum Backup {
  /// Makes the file at `path` a whole copy of the record of `setup`'s call (mode 0600), while runs
  /// go on; a file that is there is replaced once the copy is on disk.
  ///
  /// - Throws: ``ExitStatus/configuration`` where there is no record, or where the file is part of
  ///   the record itself.
  public static func write(recordOf setup: Setup, to path: String) throws(Failure) {
    let state = StateDirectory(setup.state)
    guard state.hasRecord else {
      throw Failure("there is no record yet; see 'cfp run'", status: .configuration)
    }
    try state.check()
    guard !state.isPartOfRecord(path) else {
      throw Failure("\(path): is the record itself; name another file", status: .configuration)
    }
    let store = try Store(recordIn: state)
    let draft = path + ".unfinished"
    try failing(on: "backup") { () throws(MailboxError) in try WholeFile.write([], to: draft) }
    try failing(on: draft) { () throws(StoreError) in try store.copy(to: draft) }
    try failing(on: "backup") { () throws(MailboxError) in
      try WholeFile.put(draft, inPlaceOf: path)
    }
    try failing(on: state.database) { () throws(StoreError) in try store.close() }
  }

  /// What bringing a record back came to.
  public struct Return: Sendable {
    /// Where the record that was replaced is kept; `nil` where there was none.
    public var kept: String?
    /// What became of what was brought back.
    public var restoration: Restoration
  }

  /// Puts the record in the backup at `path` in the place of the record of `setup`'s call, and
  /// writes all anew that is made from it.
  ///
  /// Ended before the record is replaced it has changed nothing that the next run does not
  /// write again; ended afterwards, the next run finishes it.
  public static func restore(
    _ path: String, of setup: Setup, at now: Date
  ) throws(Failure) -> Return {
    let state = StateDirectory(setup.state)
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure("\(path): is not there", status: .configuration)
    }
    guard !state.isPartOfRecord(path) else {
      throw Failure("\(path): is the record itself; name a backup", status: .configuration)
    }
    try state.prepare()
    let lock = try failing(on: "state directory") { () throws(MailboxError) in
      try StateLock(path: state.lock, waiting: 30)
    }
    let done = try replaceRecord(in: state, by: path, of: setup, at: now)
    lock.release()
    var run = try Run(setup, at: now, waiting: 30)
    try run.writeDerived()
    try run.finish()
    return done
  }

  /// Puts the backup in the place of the record, with the run's lock held.
  private static func replaceRecord(
    in state: StateDirectory, by path: String, of setup: Setup, at now: Date
  ) throws(Failure) -> Return {
    let draft = state.unfinishedRecord
    let replaced = state.hasRecord ? state.database : nil
    let kept = replaced.map { _ in state.freeName(forReplacedAt: now) }
    try failing(on: "state directory") { () throws(MailboxError) in
      try WholeFile.write([], to: draft)
    }
    let restoration: Restoration
    do throws(Failure) {
      restoration = try failing(on: path) { () throws(StoreError) in
        try Store.restore(path, to: draft, replacing: replaced, for: setup.call, at: now)
      }
    } catch {
      state.removeUnfinishedRecord()
      throw error
    }
    if let replaced, let kept { try makeMovable(replaced, keptAs: kept) }
    try state.removeDerived(for: setup.audiences(in: state))
    try failing(on: state.database) { () throws(MailboxError) in
      try WholeFile.put(draft, inPlaceOf: state.database, keeping: kept)
    }
    return Return(kept: kept, restoration: restoration)
  }

  /// Has the one file of a database be all of it; where it is too damaged for that, what is left of
  /// its journal goes with it.
  private static func makeMovable(_ database: String, keptAs kept: String) throws(Failure) {
    do throws(StoreError) {
      try Store.fold(database)
    } catch {
      guard !error.isTemporary else {
        throw Failure("\(database): \(error.sentence)", status: .tryAgain)
      }
      for ending in ["-wal", "-shm"]
      where FileManager.default.fileExists(atPath: database + ending) {
        try failing(on: database) { () throws(MailboxError) in
          try WholeFile.put(database + ending, inPlaceOf: kept + ending)
        }
      }
    }
  }
}

extension StateDirectory {
  /// Whether `path` leads to the record or to its journal.
  fileprivate func isPartOfRecord(_ path: String) -> Bool {
    func resolved(_ path: String) -> String {
      let url = URL(filePath: path)
      return url.deletingLastPathComponent().resolvingSymlinksInPath()
        .appending(path: url.lastPathComponent).resolvingSymlinksInPath().path
    }
    let path = resolved(path)
    return ["", "-wal", "-shm"].contains { path == resolved(database + $0) }
      || path == resolved(unfinishedRecord) || path == resolved(lock)
  }

  /// Removes what was copied of a backup that cannot be used; what cannot be removed, 'cfp erase'
  /// names.
  fileprivate func removeUnfinishedRecord() {
    for path in ["", "-wal", "-shm"].map({ unfinishedRecord + $0 }) {
      do { try removeIfThere(path) } catch { continue }
    }
  }

  /// A name beside the record for one that was replaced at a time.
  fileprivate func freeName(forReplacedAt now: Date) -> String {
    let time = now.formatted(.iso8601).replacing("-", with: "").replacing(":", with: "")
    let name = "\(replacedRecords)\(time)"
    var others = (2...).lazy.map { "\(name)-\($0)" }.makeIterator()
    var free = name
    while FileManager.default.fileExists(atPath: free), let other = others.next() { free = other }
    return free
  }
}
