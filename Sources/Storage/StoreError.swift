import GRDB
import Mail

/// Why the record could not be read or written.
///
/// The cases say what a caller may do about it. None holds anything of what was to be
/// written: no address and no text.
public enum StoreError: Error, Equatable {
  /// Another process holds the database, longer than it should.
  case busy
  /// The disk is full.
  case full
  /// The file, its folder or its disk may not be written to.
  case readOnly
  /// There is no such folder, or it may not be entered.
  case cannotOpen
  /// The file is no database, or a damaged one.
  case corrupt
  /// A newer version of this program has been at work on the database.
  case newer
  /// The database belongs to another program.
  case foreign
  /// The disk or the memory failed for now; the code is SQLite's.
  case unavailable(code: Int)
  /// Anything else; the code is SQLite's.
  case failed(code: Int)

  /// Whether the same call may succeed on a later run.
  public var isTemporary: Bool {
    switch self {
    case .busy, .full, .unavailable: true
    case .readOnly, .cannotOpen, .corrupt, .newer, .foreign, .failed: false
    }
  }

  /// One line for the administrator: what is wrong, and what to do.
  public var sentence: String {
    switch self {
    case .busy: "another process holds the database; the next run tries again"
    case .full: "the disk is full; make room and run again"
    case .readOnly: "the database cannot be written to; check owner and mode of it and its folder"
    case .cannotOpen: "the database cannot be opened; check that its folder is there and is yours"
    case .corrupt: "the file is damaged or no database; bring back a backup"
    case .newer: "the database was written by a newer version of cfp; install that one"
    case .foreign: "the database belongs to another program; choose another folder"
    case .unavailable(let code):
      "the disk or the memory failed (SQLite \(code)); the next run tries again"
    case .failed(let code): "the database refused (SQLite \(code)); this is a fault of cfp"
    }
  }

  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error.extendedResultCode)
    // A large message's own file cannot be read.
    case is MailboxError: self = .unavailable(code: Int(ResultCode.SQLITE_IOERR.rawValue))
    // What the record holds does not have the shape that it was written in.
    default: self = .corrupt
    }
  }

  private init(_ code: ResultCode) {
    self =
      switch code {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
      case .SQLITE_CANTOPEN, .SQLITE_AUTH: .cannotOpen
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_PROTOCOL: .unavailable(code: Int(code.rawValue))
      default: .failed(code: Int(code.rawValue))
      }
  }
}
