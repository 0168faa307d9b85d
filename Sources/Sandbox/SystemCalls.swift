import CSeccomp
import Glibc

/// The filter of system calls (seccomp(2), by libseccomp).
enum SystemCalls {
  /// A call, and the bits of one of its arguments that must not be set in it.
  struct Call {
    let name: String
    var without: (argument: UInt32, bits: UInt64)?

    init(_ name: String, without: (argument: UInt32, bits: UInt64)? = nil) {
      self.name = name
      self.without = without
    }
  }

  /// What a Swift process needs to turn octets it reads into octets it sends: memory that
  /// is not code, locks, the clock, and an end, also an untimely one.
  static let ofAWorker: [Call] =
    [
      "read", "sendto", "munmap", "mremap", "madvise", "brk", "futex", "clock_gettime",
      "getrandom", "sched_yield", "restart_syscall", "rt_sigreturn", "rt_sigprocmask", "getpid",
      "gettid", "tgkill", "exit", "exit_group",
    ].map { Call($0) } + [
      Call("mmap", without: (2, UInt64(PROT_EXEC))),
      Call("mprotect", without: (2, UInt64(PROT_EXEC))),
    ]

  /// Refuses every other call with `EPERM` from now on, in this process and its threads.
  ///
  /// Refusing lets the libraries below us fail as they do on any error; killing would end
  /// the worker for a question that needed no answer.
  static func allowOnly(_ calls: [Call]) throws(SandboxError) {
    let filter = try Filter(otherwise: cfp_seccomp_refuse(EPERM))
    for call in calls { try filter.add(UInt32(SCMP_ACT_ALLOW), call) }
    try filter.load()
  }

  /// The filter that refuses `calls` with `EPERM`, as the kernel takes it.
  static func refusing(_ calls: [String]) throws(SandboxError) -> [sock_filter] {
    let filter = try Filter(otherwise: UInt32(SCMP_ACT_ALLOW))
    for call in calls { try filter.add(cfp_seccomp_refuse(EPERM), Call(call)) }
    return try filter.instructions()
  }

  /// A filter that is being made.
  @safe private struct Filter: ~Copyable {
    private let context: scmp_filter_ctx

    init(otherwise action: UInt32) throws(SandboxError) {
      guard let context = unsafe seccomp_init(action) else {
        throw SandboxError("this system makes no filter of system calls", isTemporary: false)
      }
      unsafe self.context = context
    }

    deinit { unsafe seccomp_release(context) }

    func add(_ action: UInt32, _ call: Call) throws(SandboxError) {
      let number = unsafe seccomp_syscall_resolve_name(call.name)
      // A call that this architecture does not have needs no rule.
      guard number >= 0 else { return }
      let comparisons = call.without.map { [cfp_seccomp_without($0.argument, $0.bits)] } ?? []
      let code = unsafe comparisons.withUnsafeBufferPointer { list in
        unsafe seccomp_rule_add_array(
          context, action, number, UInt32(list.count), list.baseAddress)
      }
      guard code == 0 else {
        throw SandboxError("the filter takes no rule for \(call.name)", code: -code)
      }
    }

    func load() throws(SandboxError) {
      let code = unsafe seccomp_load(context)
      guard code == 0 else {
        throw SandboxError("this system lets no process filter its system calls", code: -code)
      }
    }

    /// What the kernel is to run for each system call.
    func instructions() throws(SandboxError) -> [sock_filter] {
      let file = cfp_memory_file()
      guard file >= 0 else { throw SandboxError("no memory for a filter", code: errno) }
      defer { close(file) }
      let code = unsafe seccomp_export_bpf(context, file)
      guard code == 0 else { throw SandboxError("the filter cannot be made", code: -code) }
      let count = Int(lseek(file, 0, SEEK_END)) / MemoryLayout<sock_filter>.size
      var instructions = [sock_filter](repeating: sock_filter(), count: count)
      let size = count * MemoryLayout<sock_filter>.size
      guard count > 0, unsafe pread(file, &instructions, size, 0) == size else {
        throw SandboxError("the filter cannot be read", code: errno)
      }
      return instructions
    }
  }
}
