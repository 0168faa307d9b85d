import CSeccomp
import Glibc

/// Runs another program on a stranger's octets: it reads them, prints, and can do little else.
///
/// A program that was not written to be shut in needs its libraries, fonts and data, which
/// it may read; it gets no sockets, no other files, and no process to start. The launcher
/// is this same program, called anew: it takes everything away from itself and becomes the
/// other.
public enum Launcher {
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

  /// Whether `path` is a program that this process may run.
  public static func isProgram(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

  /// Makes this process `arguments`' first, a program's path, with the socket that the run
  /// left open as its standard input and output.
  ///
  /// - Returns: Why that was not possible; otherwise never.
  public static func become(_ arguments: [String], within bounds: Bounds) -> SandboxError {
    guard let program = arguments.first else {
      return SandboxError("a launcher needs a program", isTemporary: false)
    }
    guard dup2(Worker.socket, 0) == 0, dup2(Worker.socket, 1) == 1 else {
      return SandboxError("\(program): has nobody to talk to", code: errno)
    }
    close(Worker.socket)
    do throws(SandboxError) {
      try Confinement.giveUpPrivileges()
      _ = try Landlock.allow(reading: readable)
      try Confinement.limit(memory: bounds.memory, seconds: bounds.seconds, files: 64)
      try SystemCalls.refuse(refused)
    } catch {
      return error
    }
    let environment = ["LC_ALL=C.UTF-8", "HOME=/nonexistent"]
    unsafe withCStrings(arguments) { arguments in
      unsafe withCStrings(environment) { environment in
        _ = unsafe execve(program, arguments, environment)
      }
    }
    return SandboxError("\(program): cannot be started", code: errno)
  }
}
