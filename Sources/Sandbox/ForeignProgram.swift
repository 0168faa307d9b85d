import CSeccomp
import Glibc

/// Another program that is run on strangers' octets: it reads them, prints, and can do little
/// else.
///
/// A program that was not written to be shut in needs its libraries, fonts and data, which
/// it may read; it gets no sockets, no other files, and no process to start. What holds it in is
/// made once, here; the new process only puts that in force, and becomes the program.
struct ForeignProgram: ~Copyable, Sendable {
  /// What such a program may read, where it exists.
  private static let readable = [
    "/bin", "/lib", "/lib64", "/usr/bin", "/usr/lib", "/usr/lib64", "/usr/local/bin",
    "/usr/local/lib", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/share/ghostscript",
    "/usr/share/poppler", "/usr/share/locale", "/etc/fonts", "/etc/ld.so.cache",
    "/etc/ld.so.preload", "/var/cache/fontconfig", "/dev/null",
  ]

  /// Calls that no such program needs: they reach other machines and processes.
  private static let refused = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendmsg",
    "sendmmsg", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill", "fork",
    "vfork", "clone", "clone3", "io_uring_setup", "bpf", "perf_event_open", "userfaultfd", "keyctl",
    "add_key", "request_key", "mount", "umount2", "unshare", "setns", "chroot", "pivot_root",
    "memfd_create",
  ]

  private static let environment = ["LC_ALL=C.UTF-8", "HOME=/nonexistent"]

  private let path: String
  private let arguments: [String]
  private let rules: Landlock.Rules
  private let filter: [sock_filter]
  private let limits: [cfp_limit]

  /// The program at `path`, called with `arguments`.
  init(at path: String, _ arguments: [String], within bounds: Bounds) throws(SandboxError) {
    let limits = try Confinement.limits(
      memory: bounds.memory, seconds: bounds.seconds, files: 64)
    let filter = try SystemCalls.refusing(Self.refused)
    rules = try Landlock.Rules.allowing(Self.readable)
    self.filter = filter
    self.limits = limits.map(\.limit)
    self.path = path
    self.arguments = [path] + arguments
  }

  /// Starts the program with `socket` as its standard input and output, and no other descriptor
  /// of ours; it is killed when the thread that starts it ends (prctl(2), `PR_SET_PDEATHSIG`).
  func start(with socket: Int32) throws(SandboxError) -> pid_t {
    var code: Int32 = 0
    let process = unsafe withCStrings(arguments) { arguments in
      unsafe withCStrings(Self.environment) { environment in
        unsafe cfp_start_shut_in(
          path, arguments, environment, socket, rules.descriptor ?? -1, filter,
          UInt16(filter.count), limits, limits.count, &code)
      }
    }
    guard process > 0, code == 0 else {
      var status: Int32 = 0
      while process > 0, unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
      throw SandboxError(path, code: code)
    }
    return process
  }
}
