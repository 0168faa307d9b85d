/// The locks that mail software uses, on an mbox file: `fcntl` and a dot lock.
///
/// Held while the file's end is measured and its octets are copied; given back when this
/// value goes. A place where the directory or the file system allows only one of the two
/// is read under that one.
struct MailboxLock: ~Copyable {
  /// Milliseconds between two tries.
  private static let pause = 100

  private let dotLock: DotLock?

  /// Takes both locks on the mailbox `path`, opened as `file`.
  ///
  /// - Parameter waiting: For how many seconds to try again while others hold them.
  /// - Throws: ``MailboxError/locked(path:by:)`` after that.
  init(
    _ path: String, _ file: borrowing Descriptor, waiting: Double
  ) throws(MailboxError) {
    var triesLeft = Int(waiting * 1000) / Self.pause
    while true {
      let holder: String
      do {
        dotLock = try Self.take(path, file)
        return
      } catch MailboxError.locked(_, let by) {
        holder = by
      }
      guard triesLeft > 0 else { throw .locked(path: path, by: holder) }
      triesLeft -= 1
      RunningProcess.pause(milliseconds: Self.pause)
    }
  }

  /// Takes both, or neither: whoever takes them in the other order cannot wait for us forever.
  private static func take(
    _ path: String, _ file: borrowing Descriptor
  ) throws(MailboxError) -> DotLock? {
    do {
      try file.lockForReading()
    } catch {
      if error.isHeld { throw .locked(path: path, by: "another program") }
      guard error.isUnsupported else { throw MailboxError(error, on: path) }
    }
    do {
      let resolved = try onFile(path) { () throws(SystemError) in try FileNames.resolved(path) }
      return try DotLock(on: resolved)
    } catch {
      file.unlock()
      throw error
    }
  }

  /// Gives both back; the `fcntl` lock goes with the descriptor at the latest.
  consuming func release(_ file: borrowing Descriptor) { file.unlock() }

  deinit { dotLock?.release() }
}
