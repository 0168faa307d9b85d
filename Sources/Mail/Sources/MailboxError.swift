/// Why a mailbox could not be read, or a mail not be put into one.
///
/// The cases say what a person or a later run may do about it. The text names files, and
/// nobody's address.
public enum MailboxError: Error, Equatable, CustomStringConvertible {
  /// There is nothing under that path.
  case missing(path: String)
  /// We may not read it, or not write there.
  case forbidden(path: String)
  /// Something stands there, but no mail is kept like that.
  case notMail(path: String, what: String)
  /// Another program, or another run, holds the lock.
  case locked(path: String, by: String)
  /// The mailbox was rewritten again and again while it was being read.
  case changed(path: String)
  /// The disk, or our share of it, is full.
  case full(path: String)
  /// The system refused for another reason, which it gave.
  case failed(path: String, reason: String, isPassing: Bool)
  /// An outgoing mail could not be written down.
  case notComposed(reason: String)

  /// Whether the same call may succeed on a later run, with nobody repairing anything.
  public var isTemporary: Bool {
    switch self {
    case .locked, .changed, .full: true
    case .failed(_, _, let isPassing): isPassing
    case .missing, .forbidden, .notMail, .notComposed: false
    }
  }

  /// One line: which file, what is wrong with it, what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file or directory; check the path"
    case .forbidden(let path):
      "\(path): permission denied; let the user who runs this have access to it"
    case .notMail(let path, let what):
      "\(path): is \(what); name an mbox file, a Maildir or an .eml file"
    case .locked(let path, let by):
      "\(path): is locked by \(by); try again when that has ended"
    case .changed(let path):
      "\(path): keeps being rewritten while it is read; try again later"
    case .full(let path):
      "\(path): no space is left on the disk; make room and try again"
    case .failed(let path, let reason, let isPassing):
      "\(path): \(reason); " + (isPassing ? "try again later" : "check the file and its disk")
    case .notComposed(let reason):
      "a mail could not be written: \(reason)"
    }
  }

  init(_ error: SystemError, on path: String) {
    if error == .notAFile {
      self = .notMail(path: path, what: "no file")
    } else if error.isMissing {
      self = .missing(path: path)
    } else if error.isForbidden {
      self = .forbidden(path: path)
    } else if error.isFull {
      self = .full(path: path)
    } else {
      self = .failed(path: path, reason: "\(error)", isPassing: error.isPassing)
    }
  }
}

/// Runs `call`, and names `path` in the error that the system gives.
func onFile<Result: ~Copyable>(
  _ path: String, _ call: () throws(SystemError) -> Result
) throws(MailboxError) -> Result {
  do {
    return try call()
  } catch {
    throw MailboxError(error, on: path)
  }
}
