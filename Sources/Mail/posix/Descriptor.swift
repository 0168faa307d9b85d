import CLinux
import Glibc
import class Foundation.ProcessInfo

/// An open file, closed when this value goes.
///
/// No descriptor of ours reaches a child process, and none waits where a pipe stands in a
/// file's place.
struct Descriptor: ~Copyable {
  let number: Int32

  private init(opening path: String, _ flags: Int32, mode: mode_t) throws(SystemError) {
    let flags = flags | O_CLOEXEC | O_NOCTTY
    let opened = uninterrupted { unsafe open(path, flags, mode) }
    guard opened >= 0 else { throw .last }
    number = opened
  }

  deinit { close(number) }

  /// Opens the file `path` to read it.
  ///
  /// - Throws: ``SystemError/notAFile`` where a directory, a pipe or a device goes by that name.
  init(reading path: String) throws(SystemError) {
    let opened = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK, mode: 0)
    guard try opened.status().kind == .file else { throw .notAFile }
    self = opened
  }

  /// Makes the file `path`, which must not exist, to write it.
  init(making path: String, mode: UInt32) throws(SystemError) {
    try self.init(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
  }

  /// Makes a file in `directory` that has no name yet, and that is gone with the process
  /// unless it gets one.
  init(namelessIn directory: String, mode: UInt32) throws(SystemError) {
    // `O_TMPFILE`, which Glibc's module leaves out: a bit of Linux's ABI and `O_DIRECTORY`.
    try self.init(opening: directory, O_WRONLY | O_DIRECTORY | 0o20_000_000, mode: mode)
  }

  /// Where files go that are not to be kept; not `/tmp`, which is memory on many systems.
  static let scratchFolder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp"

  /// Makes an empty file to read and write that no name leads to: not to be kept.
  init(scratchIn directory: String) throws(SystemError) {
    var name = Array("\(directory)/cfp-XXXXXX".utf8CString)
    let opened = unsafe mkstemp(&name)
    guard opened >= 0 else { throw .last }
    number = opened
    _ = unsafe unlink(name)
    // mkostemp would do this in one; Glibc's module leaves it out.
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  /// Lets reading begin at the start again, here and in programs that are given the file.
  func rewind() throws(SystemError) {
    guard lseek(number, 0, SEEK_SET) == 0 else { throw .last }
  }

  /// Gives a nameless file the name `path`, which must be free.
  func giveName(_ path: String) throws(SystemError) {
    let here = "/proc/self/fd/\(number)"
    guard unsafe linkat(AT_FDCWD, here, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
      throw .last
    }
  }

  /// Opens the lock file `path`, made where there is none; never through a symbolic link.
  init(lockFile path: String) throws(SystemError) {
    try self.init(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
  }

  /// Gives the file these permission bits, and to a group where one is named; does nothing where
  /// both are so already.
  func give(_ mode: UInt32, to group: UInt32?) throws(SystemError) {
    let status = try status()
    if let group, status.group != group {
      guard fchown(number, uid_t.max, group) == 0 else { throw .last }
    }
    guard status.mode != mode else { return }
    guard fchmod(number, mode) == 0 else { throw .last }
  }

  /// Opens the directory `path` to make its names durable.
  init(directory path: String) throws(SystemError) {
    try self.init(opening: path, O_RDONLY | O_DIRECTORY, mode: 0)
  }

  /// What the system says of the file now.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Up to `count` octets from `offset`; fewer only at the end of the file.
  func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var octets: [UInt8] = []
    try append(count, at: offset, to: &octets)
    return octets
  }

  /// Appends up to `count` octets from `offset`; fewer only at the end of the file.
  func append(_ count: Int, at offset: Int, to octets: inout [UInt8]) throws(SystemError) {
    guard count > 0 else { return }
    try octets.append(addingCapacity: count) { span throws(SystemError) in
      try unsafe span.withUnsafeMutableBufferPointer { buffer, filled throws(SystemError) in
        let start = filled
        while filled - start < count {
          let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
          let got = uninterrupted {
            unsafe pread(number, rest.baseAddress, rest.count, off_t(offset + filled - start))
          }
          guard got >= 0 else { throw SystemError.last }
          guard got > 0 else { return }
          filled += got
        }
      }
    }
  }

  /// The message that is left to read, to the end; works for pipes too.
  ///
  /// A `From_` line before it is taken off, and given beside it.
  func readMessage() throws(SystemError) -> (octets: MessageOctets, from: FromLine?) {
    try Self.readMessage(from: number)
  }

  /// The message on standard input.
  static func messageOnStandardInput() throws(SystemError) -> (
    octets: MessageOctets, from: FromLine?
  ) {
    try readMessage(from: STDIN_FILENO)
  }

  private static func readMessage(
    from number: Int32
  ) throws(SystemError) -> (octets: MessageOctets, from: FromLine?) {
    var message = MessageGathering(standsAlone: true)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = uninterrupted {
        unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
      }
      guard got >= 0 else { throw .last }
      guard got > 0 else { return message.end() }
      try message.append(piece[..<got])
    }
  }

  /// Writes all of `octets`.
  func write(_ octets: [UInt8]) throws(SystemError) { try write(octets[...]) }

  /// Writes all of `octets`.
  func write(_ octets: ArraySlice<UInt8>) throws(SystemError) {
    var written = 0
    while written < octets.count {
      let got = uninterrupted {
        unsafe octets.withUnsafeBytes {
          unsafe Glibc.write(number, $0.baseAddress?.advanced(by: written), octets.count - written)
        }
      }
      guard got >= 0 else { throw .last }
      written += got
    }
  }

  /// Cuts the file to nothing.
  func truncate() throws(SystemError) {
    guard ftruncate(number, 0) == 0 else { throw .last }
  }

  /// Returns when all that was written to the file's file system would survive a power cut.
  func synchronizeFileSystem() throws(SystemError) {
    guard syncfs(number) == 0 else { throw .last }
  }

  /// Returns when the file, or the directory's names, would survive a power cut.
  func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else {
      // Some file systems cannot do this for a directory, and do not need to.
      if errno == EINVAL || errno == EROFS { return }
      throw .last
    }
  }
}

/// Repeats a call that a signal cut short.
private func uninterrupted<Count: SignedInteger>(_ call: () -> Count) -> Count {
  while true {
    let result = call()
    if result < 0, errno == EINTR { continue }
    return result
  }
}
