import Glibc

extension Descriptor {
  /// Takes a shared `fcntl` lock on the whole file, or says why not, without waiting.
  ///
  /// An open-file-description lock: it stands against the `F_SETLK` locks of other
  /// programs, and closing some other descriptor of the same file does not lose it.
  func lockForReading() throws(SystemError) {
    var range = flock()
    range.l_type = Int16(F_RDLCK)
    range.l_whence = Int16(SEEK_SET)
    guard unsafe fcntl(number, Self.setOwnLock, &range) == 0 else { throw .last }
  }

  /// Gives the `fcntl` lock back.
  func unlock() {
    var range = flock()
    range.l_type = Int16(F_UNLCK)
    range.l_whence = Int16(SEEK_SET)
    _ = unsafe fcntl(number, Self.setOwnLock, &range)
  }

  /// Takes the whole file for this descriptor alone, or says why not, without waiting.
  ///
  /// The lock goes with the descriptor, at the latest when the process ends.
  func lockForOneself() throws(SystemError) {
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else { throw .last }
  }

  /// `F_OFD_SETLK`, which Glibc's module leaves out; its number is part of Linux's ABI.
  private static var setOwnLock: Int32 { 37 }
}
