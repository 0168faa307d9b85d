import Glibc
import Sandbox

/// A worker for the sandbox's tests, where a question says what it should try; a run that converts
/// nothing when called as `sandboxed convert PROGRAM …`.
@main enum Sandboxed {
  static func main() {
    if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "convert" {
      exit(convert(CommandLine.arguments[2], Array(CommandLine.arguments.dropFirst(3))))
    }
    let isFine = Worker.serve { opening in
      if opening.head == Array("stillborn".utf8) { exit(9) }
      return { question in Frame(head: Array(answer(to: question).utf8), body: question.body) }
    }
    exit(isFine ? 0 : 1)
  }

  /// Has the program at `path` convert nothing, and returns whether it ended well.
  private static func convert(_ path: String, _ arguments: [String]) -> Int32 {
    do {
      let conversion = try Conversion(
        by: path, arguments, within: Bounds(memory: 64 << 20, seconds: 60))
      _ = try conversion.output(of: [], most: 0).get()
      return 0
    } catch {
      return 1
    }
  }

  /// What became of what the question asks for: `done`, or the system's error.
  private static func answer(to question: Frame) -> String {
    let words = String(decoding: question.head, as: UTF8.self).split(separator: " ").map(
      String.init)
    switch words.first {
    case "echo": return "done"
    case "crash": raise(SIGSEGV)
    case "trap": return words[words.count]
    case "leave": exit(0)
    case "hang": while clock() != -1 {}
    case "sleep": sleepForever()
    case "fill": fill(octets: Int(words[1]) ?? 0)
    default: return outcome(attempt(words))
    }
    return "went on"
  }

  /// Tries one system call; -1 where it was refused.
  private static func attempt(_ words: [String]) -> Int32 {
    switch words.first {
    case "read": return unsafe open(words[1], O_RDONLY)
    case "write": return unsafe open(words[1], O_WRONLY | O_CREAT, 0o600)
    case "print": return Int32(unsafe Glibc.write(2, "text", 4))
    case "remove": return unsafe unlink(words[1])
    case "list": return unsafe opendir(words[1]) == nil ? -1 : 0
    case "socket": return socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    case "connect":
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          unsafe Glibc.connect(0, address, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    case "spawn":
      var process: pid_t = 0
      let arguments: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
      errno = unsafe posix_spawn(&process, "/bin/true", nil, nil, arguments, nil)
      return errno == 0 ? 0 : -1
    case "thread":
      var thread = pthread_t()
      errno = unsafe pthread_create(&thread, nil, { _ in nil }, nil)
      return errno == 0 ? 0 : -1
    case "signal": return kill(getppid(), 0)
    case "code":
      let page = unsafe mmap(
        nil, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      return unsafe page == MAP_FAILED ? -1 : 0
    case "priority": return setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    default: return 0
    }
  }

  private static func outcome(_ result: Int32) -> String {
    result < 0 ? unsafe String(cString: strerror(errno)) : "done"
  }

  /// Waits for a lock that this process holds itself.
  private static func sleepForever() {
    var lock = unsafe pthread_mutex_t()
    unsafe pthread_mutex_init(&lock, nil)
    unsafe pthread_mutex_lock(&lock)
    unsafe pthread_mutex_lock(&lock)
  }

  private static func fill(octets: Int) {
    var kept: [[UInt8]] = []
    while kept.count < octets >> 20 { kept.append([UInt8](repeating: 1, count: 1 << 20)) }
  }
}
