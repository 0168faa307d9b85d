import Glibc

/// What a lock needs to know about the process that takes it, and about others.
enum RunningProcess {
  /// Our own number.
  static var number: Int { Int(getpid()) }

  /// The name of this host, as locks on shared file systems record it.
  static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether this host runs a process of that number.
  static func exists(_ number: Int) -> Bool {
    guard let number = pid_t(exactly: number), number > 0 else { return false }
    return kill(number, 0) == 0 || errno != ESRCH
  }

  /// Lets `milliseconds` pass.
  static func pause(milliseconds: Int) {
    var time = timespec(
      tv_sec: milliseconds / 1000, tv_nsec: (milliseconds % 1000) * 1_000_000)
    var rest = timespec()
    while unsafe nanosleep(&time, &rest) != 0, errno == EINTR { time = rest }
  }
}
