import CSeccomp
import Glibc

/// The filter of system calls (seccomp(2), by libseccomp).
enum SystemCalls {
  /// A call that goes through, and the bits of one of its arguments that must not be set.
  struct Allowed {
    let name: String
    var without: (argument: UInt32, bits: UInt64)?

    init(_ name: String, without: (argument: UInt32, bits: UInt64)? = nil) {
      self.name = name
      self.without = without
    }
  }

  /// What a Swift process needs to turn octets it reads into octets it sends: memory that
  /// is not code, locks, the clock, and an end, also an untimely one.
  static let ofAWorker: [Allowed] =
    [
      "read", "sendto", "munmap", "mremap", "madvise", "brk", "futex", "clock_gettime",
      "getrandom", "sched_yield", "restart_syscall", "rt_sigreturn", "rt_sigprocmask", "getpid",
      "gettid", "tgkill", "exit", "exit_group",
    ].map { Allowed($0) } + [
      Allowed("mmap", without: (2, UInt64(PROT_EXEC))),
      Allowed("mprotect", without: (2, UInt64(PROT_EXEC))),
    ]

  /// Refuses every other call with `EPERM` from now on, in this process and its threads.
  ///
  /// Refusing lets the libraries below us fail as they do on any error; killing would end
  /// the worker for a question that needed no answer.
  static func allowOnly(_ calls: [Allowed]) throws(SandboxError) {
    guard let filter = unsafe seccomp_init(cfp_seccomp_refuse(EPERM)) else {
      throw SandboxError("this system makes no filter of system calls", isTemporary: false)
    }
    defer { unsafe seccomp_release(filter) }
    for call in calls {
      let number = unsafe seccomp_syscall_resolve_name(call.name)
      // A call that this architecture does not have needs no rule.
      guard number >= 0 else { continue }
      let comparisons = call.without.map { [cfp_seccomp_without($0.argument, $0.bits)] } ?? []
      let code = unsafe comparisons.withUnsafeBufferPointer { list in
        unsafe seccomp_rule_add_array(
          filter, UInt32(SCMP_ACT_ALLOW), number, UInt32(list.count), list.baseAddress)
      }
      guard code == 0 else {
        throw SandboxError("the filter takes no rule for \(call.name)", code: -code)
      }
    }
    let code = unsafe seccomp_load(filter)
    guard code == 0 else {
      throw SandboxError("this system lets no process filter its system calls", code: -code)
    }
  }
}
