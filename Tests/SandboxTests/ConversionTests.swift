import Foundation
import Sandbox
import Testing

@Suite struct `Programs that convert documents` {
  /// What the program at `path` prints, called with `arguments`, when it is given `input`.
  private func output(
    _ path: String, _ arguments: [String], of input: [UInt8] = [], most: Int = 1 << 26,
    seconds: Double = 1
  ) throws -> Result<[UInt8], Loss> {
    try Conversion(by: path, arguments, within: Bounds(memory: 64 << 20, seconds: seconds))
      .output(of: input, most: most)
  }

  private func shell(_ script: String) throws -> String {
    String(decoding: try output("/bin/sh", ["-c", script]).get(), as: UTF8.self)
  }

  private func perl(_ script: String) throws -> String {
    String(decoding: try output("/usr/bin/perl", ["-e", script]).get(), as: UTF8.self)
  }

  @Test func `read what they are given and print`() throws {
    let octets = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try output("/bin/cat", [], of: octets).get() == octets)
  }

  @Test func `are cut off where they print too much`() throws {
    #expect(try output("/bin/cat", ["/bin/sh"], most: 10).get().count == 10)
  }

  @Test(arguments: ["/etc/passwd", "/proc/1/status", "/proc/self/environ", "/tmp", "/root"])
  func `read no file that is not theirs`(path: String) throws {
    #expect(try shell("{ : < \(path); } 2>/dev/null && echo opened || echo refused") == "refused\n")
  }

  @Test func `write no file`() throws {
    let path = "/tmp/cfp-conversion-test"
    #expect(try shell("{ : > \(path); } 2>/dev/null && echo made || echo refused") == "refused\n")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `have no descriptor of ours but the standard ones`() throws {
    let ours = unsafe open("/dev/null", O_RDONLY)
    // Above the limit on open files that holds once the program runs.
    #expect(dup2(ours, 200) == 200)
    defer {
      close(ours)
      close(200)
    }
    let script = "for (0..300) { print qq($_ ) if open(my $copy, q(<&), $_) }"
    #expect(try perl(script) == "0 1 2 ")
  }

  @Test func `have no environment of ours`() throws {
    let lines = String(decoding: try output("/usr/bin/env", []).get(), as: UTF8.self)
    #expect(lines == "LC_ALL=C.UTF-8\nHOME=/nonexistent\n")
  }

  @Test func `reach no other machine and no other process`() throws {
    let script = """
      print socket(my $way, $_, 1, 0) ? q(made) : $!, qq(\\n) for (1, 2, 10);
      print kill(0, getppid) ? q(reached) : $!, qq(\\n);
      """
    #expect(try perl(script) == String(repeating: "Operation not permitted\n", count: 4))
  }

  @Test func `gain no privileges and end with the thread that started them`() throws {
    let state = String(decoding: try output("/usr/bin/setpriv", ["--dump"]).get(), as: UTF8.self)
    #expect(state.contains("no_new_privs: 1\n"))
    #expect(state.contains("Parent death signal: KILL\n"), "\(state)")
  }

  @Test func `have signals as programs expect them, whatever we made of ours`() throws {
    let before = signal(SIGUSR2, SIG_IGN)
    let mask = blocked()
    var ours = sigset_t()
    unsafe sigaddset(&ours, SIGUSR1)
    unsafe pthread_sigmask(SIG_BLOCK, &ours, nil)
    defer {
      signal(SIGUSR2, before)
      if !mask.contains(SIGUSR1) { unsafe pthread_sigmask(SIG_UNBLOCK, &ours, nil) }
    }
    let script = """
      use POSIX;
      my $mask = POSIX::SigSet->new;
      sigprocmask(SIG_BLOCK, POSIX::SigSet->new, $mask);
      print join q( ), (grep { $mask->ismember($_) } 1..64), $SIG{USR2} // q(default);
      """
    #expect(try perl(script) == "default")
    #expect(blocked() == mask.union([SIGUSR1]))
  }

  /// The signals that this thread has blocked.
  private func blocked() -> Set<Int32> {
    var mask = sigset_t()
    unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
    return Set((1...64).filter { unsafe sigismember(&mask, $0) == 1 })
  }

  @Test func `have no more memory than they are given`() throws {
    guard case .failure = try output("/usr/bin/perl", ["-e", "print length(q(x) x 80_000_000)"])
    else {
      Issue.record("80 MB were had within 64 MiB")
      return
    }
    #expect(try perl("print length(q(x) x 20_000_000)") == "20000000")
  }

  @Test func `start no other program`() throws {
    guard case .failure(.broken) = try output("/bin/sh", ["-c", "/bin/true; echo started"]) else {
      Issue.record("a program was started")
      return
    }
  }

  @Test func `are ended when they take too long`() throws {
    let endless = try output("/bin/sh", ["-c", "while :; do :; done"])
    #expect([.failure(.overran(seconds: 1)), .failure(.crashed(signal: 9))].contains(endless))
  }

  @Test func `that close their output and stay are given up`() throws {
    let script = "close STDIN; close STDOUT; sleep 20"
    let outcome = try output("/usr/bin/perl", ["-e", script], seconds: 0.2)
    #expect(outcome == .failure(.silent(seconds: 3)))
  }

  @Test func `are killed with their run`() throws {
    let run = Process()
    run.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "sandboxed")
    run.arguments = ["convert", "/bin/sleep", "60"]
    try run.run()
    let pid = run.processIdentifier
    let children = "/proc/\(pid)/task/\(pid)/children"
    var program: pid_t?
    try until {
      let text = try String(contentsOfFile: children, encoding: .utf8)
      program = text.split(separator: " ").first.flatMap { pid_t($0) }
      return program != nil
    }
    let converter = try #require(program)
    #expect(kill(converter, 0) == 0)
    kill(pid, SIGKILL)
    try until { !isAlive(converter) }
    #expect(!isAlive(converter))
    kill(converter, SIGKILL)
    run.waitUntilExit()
  }

  /// Asks again and again, for 10 seconds at most.
  private func until(_ holds: () throws -> Bool) throws {
    for _ in 0..<1000 where try !holds() { Thread.sleep(forTimeInterval: 0.01) }
  }

  /// Whether `process` runs still; one that ended may wait for whoever adopted it.
  private func isAlive(_ process: pid_t) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !text.contains(") Z ")
  }

  @Test func `that are not there are a failure that says so`() throws {
    #expect(
      try output("/nonexistent/program", [])
        == .failure(.notStarted(because: "/nonexistent/program: No such file or directory")))
  }
}
