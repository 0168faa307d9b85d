import Foundation
import Glibc
import Testing

@testable import Mail

@Suite struct `Locking a mailbox` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let message = "From ada@example.org Fri Apr 18 12:30:00 2008\nSubject: one\n\n"
  static let nobody = 2_000_000_000

  @Test func `locks are gone before messages are settled, and after`() throws {
    let mbox = Mbox(path: try scratch.write(Self.message, to: "inbox"), waiting: 0)
    try mbox.forEachBatch { (_: Batch) throws in
      #expect(try scratch.names == ["inbox"])
      #expect(try writeLock(scratch("inbox")) == nil)
    }
    #expect(try scratch.names == ["inbox"])
  }

  @Test func `both locks stand while the mailbox is read`() throws {
    let path = try scratch.write(Self.message, to: "inbox")
    let file = try Descriptor(reading: path)
    let lock = try MailboxLock(path, file, waiting: 0)
    #expect(try scratch.names == ["inbox", "inbox.lock"])
    #expect(try scratch.text(of: "inbox.lock").hasPrefix("\(getpid())\n"))
    #expect(try writeLock(path) == EAGAIN)
    lock.release(file)
    #expect(try scratch.names == ["inbox"])
    #expect(try writeLock(path) == nil)
  }

  @Test(arguments: ["", "0", "\(nobody)\n", "\(nobody)\nmutt example\n"])
  func `another program's dot lock is waited for and never touched`(content: String) throws {
    let mbox = Mbox(path: try scratch.write(Self.message, to: "inbox"), waiting: 0.15)
    try scratch.write(content, to: "inbox.lock")
    let error = #expect(throws: MailboxError.self) { try mbox.messages() }
    #expect(error?.isTemporary == true)
    #expect(try scratch.text(of: "inbox.lock") == content)
    #expect(try scratch.names == ["inbox", "inbox.lock"])
    try FileManager.default.removeItem(atPath: scratch("inbox.lock"))
    #expect(try mbox.messages().count == 1)
  }

  @Test func `an unchanged mailbox needs no lock`() throws {
    let mbox = Mbox(path: try scratch.write(Self.message, to: "inbox"), waiting: 0)
    let position = try mbox.batches().last?.position
    try scratch.write("0", to: "inbox.lock")
    #expect(try mbox.batches(since: SourceProgress(position: position)).isEmpty)
    #expect(throws: MailboxError.self) { try mbox.batches() }
  }

  @Test func `another program's fcntl lock is waited for`() throws {
    let path = try scratch.write(Self.message, to: "inbox")
    let other = unsafe open(path, O_RDWR)
    defer { close(other) }
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    try #require(unsafe fcntl(other, F_SETLK, &range) == 0)
    #expect(throws: MailboxError.locked(path: path, by: "another program")) {
      try Mbox(path: path, waiting: 0).messages()
    }
    #expect(try scratch.names == ["inbox"])
  }

  @Test(arguments: [
    ("a process that ended", nobody, RunningProcess.host, 0, true),
    ("a process that had our number", Int(getpid()), RunningProcess.host, 0, true),
    ("a process that runs", 1, RunningProcess.host, 0, false),
    ("a process of another host", nobody, "elsewhere.example", 0, false),
    ("a process that had an hour for it", 1, RunningProcess.host, 3600, true),
    ("a process of another host that had an hour", 1, "elsewhere.example", 3600, true),
  ])
  func `a dot lock of our own is removed once nobody holds it`(
    holder: String, process: Int, host: String, age: Int, isAbandoned: Bool
  ) throws {
    let mbox = Mbox(path: try scratch.write(Self.message, to: "inbox"), waiting: 0)
    try scratch.write("\(process)\ncfp-intake \(host)\n", to: "inbox.lock")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -Double(age))],
      ofItemAtPath: scratch("inbox.lock"))
    if isAbandoned {
      #expect(try mbox.messages().count == 1, "\(holder)")
      #expect(try scratch.names == ["inbox"])
    } else {
      #expect(throws: MailboxError.self, "\(holder)") { try mbox.messages() }
      #expect(try scratch.names == ["inbox", "inbox.lock"])
    }
  }

  @Test func `a process killed between its two names leaves nothing behind`() throws {
    let mbox = Mbox(path: try scratch.write(Self.message, to: "inbox"), waiting: 0)
    let left = "\(Self.nobody)\ncfp-intake \(RunningProcess.host)\n"
    try scratch.write(left, to: "inbox.lock")
    try scratch.write(left, to: "inbox.lock.\(Self.nobody).\(RunningProcess.host)")
    #expect(try mbox.messages().count == 1)
    #expect(try scratch.names == ["inbox"])
  }

  @Test func `where files cannot be nameless, a dot lock is linked`() throws {
    let path = scratch("inbox.lock")
    try scratch.write("left", to: "inbox.lock.\(getpid()).\(RunningProcess.host)")
    #expect(try DotLock.takeByDraft(path)?.isSameFile(as: FileStatus(of: path)) == true)
    #expect(try scratch.names == ["inbox.lock"])
    #expect(
      try scratch.text(of: "inbox.lock") == "\(getpid())\ncfp-intake \(RunningProcess.host)\n")
    #expect(try DotLock.takeByDraft(path) == nil)
    #expect(try scratch.names == ["inbox.lock"])
  }

  @Test func `where no lock file can be made, the fcntl lock has to do`() throws {
    // The longest name there is: with ".lock" behind it the system refuses it.
    let name = String(repeating: "x", count: 255)
    let path = try scratch.write(Self.message, to: name)
    #expect(try Mbox(path: path, waiting: 0).messages().count == 1)
    #expect(try scratch.names == [name])
  }

  @Test func `the dot lock stands beside the file itself, not beside a link to it`() throws {
    try scratch.write(Self.message, to: "spool/inbox")
    try scratch.write("0", to: "spool/inbox.lock")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"), withDestinationPath: scratch("spool/inbox"))
    #expect(throws: MailboxError.self) {
      try Mbox(path: scratch("link"), waiting: 0).messages()
    }
  }

  /// Takes and gives back an exclusive lock as other programs do; its errno, or `nil`.
  private func writeLock(_ path: String) throws -> Int32? {
    let other = unsafe open(path, O_RDWR)
    try #require(other >= 0)
    defer { close(other) }
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    return unsafe fcntl(other, F_SETLK, &range) == 0 ? nil : errno
  }
}

@Suite struct `Locking the state` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `one run at a time`() throws {
    let path = scratch("lock")
    let lock = try StateLock(path: path)
    let error = #expect(throws: MailboxError.self) { try hold(path, waiting: 0.1) }
    #expect(error == .locked(path: path, by: "another run"))
    #expect(error?.isTemporary == true)
    lock.release()
    try hold(path, waiting: 0)
  }

  @Test func `a lock file that cannot be made is no lock held`() throws {
    let path = scratch("missing/lock")
    #expect(throws: MailboxError.missing(path: path)) { try hold(path, waiting: 0) }
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"), withDestinationPath: scratch("elsewhere"))
    #expect(throws: MailboxError.self) { try hold(scratch("link"), waiting: 0) }
    #expect(try scratch.names == ["link"])
  }

  private func hold(_ path: String, waiting: Double) throws {
    let lock = try StateLock(path: path, waiting: waiting)
    lock.release()
  }
}
