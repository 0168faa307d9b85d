import Glibc

/// Why the system refused a call: its `errno`.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  init(_ code: Int32) { self.code = code }

  /// The error of the call that has just failed in this thread.
  static var last: SystemError { SystemError(errno) }

  /// The name is taken.
  static var taken: SystemError { SystemError(EEXIST) }

  /// A file was expected, and something else found.
  static var notAFile: SystemError { SystemError(EISDIR) }

  /// The system's sentence for it: `Permission denied`.
  var description: String { unsafe String(cString: strerror(code)) }

  /// Whether there is nothing under that name.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether we may not do that there.
  var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// Whether the name is taken.
  var isTaken: Bool { code == EEXIST }
  /// Whether the disk, or our share of it, is full.
  var isFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
  /// Whether somebody else holds the lock.
  var isHeld: Bool { code == EAGAIN || code == EACCES }
  /// Whether the file system does not know the call: no hard links, no nameless files, no
  /// locks.
  var isUnsupported: Bool {
    [EOPNOTSUPP, ENOSYS, EPERM, EINVAL, ENOLCK, EMLINK, EXDEV, EISDIR].contains(code)
  }
  /// Whether the same call may succeed later, without anybody having repaired anything.
  var isPassing: Bool {
    isFull || [EIO, EAGAIN, EMFILE, ENFILE, ENOMEM, EBUSY, ESTALE, ETIMEDOUT].contains(code)
  }
}
