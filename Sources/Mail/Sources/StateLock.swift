/// Keeps two runs over one state directory apart.
///
/// The lock file stays where it is; the lock goes with this value, and with the process
/// however that ends.
public struct StateLock: ~Copyable {
  private let file: Descriptor

  /// Takes the lock file `path`, made where there is none.
  ///
  /// - Parameter seconds: For how long to try again while another run holds it.
  /// - Throws: ``MailboxError/locked(path:by:)`` after that; another ``MailboxError`` where
  ///   the file cannot be made.
  public init(path: String, waiting seconds: Double = 0) throws(MailboxError) {
    let opened = try onFile(path) { () throws(SystemError) in try Descriptor(lockFile: path) }
    try Self.lock(opened, path, triesLeft: Int(seconds * 1000) / Self.pause)
    file = opened
  }

  /// Milliseconds between two tries.
  private static let pause = 50

  private static func lock(
    _ file: borrowing Descriptor, _ path: String, triesLeft: Int
  ) throws(MailboxError) {
    for tryLeft in stride(from: max(0, triesLeft), through: 0, by: -1) {
      do {
        return try file.lockForOneself()
      } catch {
        guard error.isHeld else { throw MailboxError(error, on: path) }
      }
      if tryLeft > 0 { RunningProcess.pause(milliseconds: pause) }
    }
    throw .locked(path: path, by: "another run")
  }

  /// Gives the lock back.
  public consuming func release() {}
}
