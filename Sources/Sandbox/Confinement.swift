import CSeccomp
import Glibc

/// What holds a worker in: what was asked of the kernel, and what it has.
public struct Confinement: Sendable, Equatable {
  /// The version of Landlock in force; 0 where the kernel has none.
  ///
  /// The filter of system calls refuses to open files with or without it.
  public var landlock: Int
  /// What a worker may cost.
  public var bounds: Bounds

  /// Gives up, for the rest of this process's life, everything that answering questions
  /// does not need: new privileges, files, sockets, processes, and memory and CPU time
  /// beyond `bounds`.
  ///
  /// - Throws: ``SandboxError`` where the kernel filters no system calls. Without that, no
  ///   stranger's octets are read.
  static func enter(_ bounds: Bounds) throws(SandboxError) -> Confinement {
    try giveUpPrivileges()
    let mapped = try mappedOctets()
    // Landlock's rules are a file until they are in force: limits come after it.
    let version = try Landlock.denyAll()
    let limits = try limits(
      memory: mapped + bounds.memory, seconds: 2 * lifetime + bounds.seconds, files: 0)
    for (name, limit) in limits {
      var value = limit.value
      guard unsafe setrlimit(__rlimit_resource_t(UInt32(limit.resource)), &value) == 0 else {
        throw SandboxError("the limit on \(name) cannot be set", code: errno)
      }
    }
    try SystemCalls.allowOnly(SystemCalls.ofAWorker)
    return Confinement(landlock: version, bounds: bounds)
  }

  /// The CPU seconds after which a worker is replaced by a new one.
  static let lifetime = 300.0

  /// Gives up what a program could gain by starting another, and outliving its run.
  private static func giveUpPrivileges() throws(SandboxError) {
    guard cfp_no_new_privileges() == 0 else {
      throw SandboxError("new privileges cannot be given up", code: errno)
    }
    // A run that was killed takes its workers with it.
    guard cfp_die_with_parent() == 0 else {
      throw SandboxError("a worker cannot be tied to its run", code: errno)
    }
  }

  /// Limits for a process: octets of address space, CPU time, open files; no file may be
  /// written, no process started, no core left behind.
  static func limits(
    memory: Int, seconds: Double, files: UInt64
  ) throws(SandboxError) -> [(name: String, limit: cfp_limit)] {
    [
      try limit(RLIMIT_AS, "memory", to: UInt64(clamping: memory)),
      try limit(RLIMIT_CPU, "CPU time", to: UInt64(seconds.rounded(.up))),
      try limit(RLIMIT_FSIZE, "file sizes", to: 0),
      try limit(RLIMIT_NOFILE, "open files", to: files),
      try limit(__RLIMIT_NPROC, "processes", to: 0),
      try limit(RLIMIT_CORE, "core dumps", to: 0),
    ]
  }

  /// The limit of `value`, or what this process has where that is less.
  private static func limit(
    _ resource: __rlimit_resource, _ name: String, to value: UInt64
  ) throws(SandboxError) -> (name: String, limit: cfp_limit) {
    var now = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &now) == 0 else {
      throw SandboxError("the limit on \(name) cannot be read", code: errno)
    }
    let most = min(rlim_t(value), now.rlim_max)
    let limit = cfp_limit(
      resource: Int32(resource.rawValue), value: rlimit(rlim_cur: most, rlim_max: most))
    return (name, limit)
  }

  /// The octets of address space that this process has mapped (proc(5), `statm`).
  private static func mappedOctets() throws(SandboxError) -> Int {
    let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SandboxError("/proc/self/statm", code: errno) }
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 256)
    let count = unsafe read(file, &text, text.count)
    let digits = text.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }
    guard let pages = Int(String(decoding: digits, as: UTF8.self)) else {
      throw SandboxError("/proc/self/statm holds no number", isTemporary: false)
    }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
