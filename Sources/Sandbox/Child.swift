import CSeccomp
import Glibc

/// A child process and our end of the socket to it; ended and waited for when this value
/// goes.
struct Child: ~Copyable {
  let process: pid_t
  let socket: Int32
  private var hasEnded = false
  /// The octets of memory that this process had at most when it had started the child: the
  /// system counts them as the child's, give or take what each core has not yet reported.
  private let inherited: Int

  /// Starts `program` with the socket as its descriptor 3 and nothing else of ours: no
  /// other descriptor, no terminal, no environment but what keeps the runtime quiet.
  init(starting program: WorkerProgram) throws(SandboxError) {
    try self.init { socket throws(SandboxError) in try Self.spawn(program, socket: socket) }
  }

  /// The process that `start` makes and gives the socket to.
  init(by start: (_ socket: Int32) throws(SandboxError) -> pid_t) throws(SandboxError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw SandboxError("no socket for a worker", code: errno)
    }
    defer { close(ends[1]) }
    do {
      process = try start(ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    socket = ends[0]
    // Asked after the start, not before: this process may grow meanwhile.
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    inherited = usage.ru_maxrss * 1024 + (2 << 20)
  }

  deinit {
    close(socket)
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func spawn(
    _ program: WorkerProgram, socket: Int32
  ) throws(SandboxError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var code = unsafe posix_spawn_file_actions_init(&actions)
    guard code == 0 else { throw SandboxError("no worker can be started", code: code) }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // The socket first: opening the others must not take its number away.
    code = unsafe posix_spawn_file_actions_adddup2(&actions, socket, Worker.socket)
    for standard: Int32 in 0...2 where code == 0 {
      code = unsafe posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
    }
    if code == 0 {
      code = unsafe posix_spawn_file_actions_addclosefrom_np(&actions, Worker.socket + 1)
    }
    guard code == 0 else { throw SandboxError("no worker can be started", code: code) }
    let environment = ["LC_ALL=C", "TZ=UTC", "SWIFT_BACKTRACE=enable=no"]
    var process: pid_t = 0
    code = unsafe withCStrings(program.arguments) { arguments in
      unsafe withCStrings(environment) { environment in
        unsafe posix_spawn(&process, program.path, &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else {
      throw SandboxError("\(program.path): no worker can be started", code: code)
    }
    return process
  }

  /// The CPU seconds that the process has taken; `nil` when it has ended.
  var processorTime: Double? {
    var clock = clockid_t()
    var time = timespec()
    guard unsafe clock_getcpuclockid(process, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return nil }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: The socket

  /// Sends what the socket takes of `octets`, and returns the rest.
  ///
  /// That the process has gone is noticed when receiving.
  func sent(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = octets
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes { octets in
        unsafe send(
          socket, octets.baseAddress, octets.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return rest }
      rest = rest.dropFirst(sent)
    }
    return rest
  }

  /// What receiving gave.
  enum Received {
    case octets(ArraySlice<UInt8>)
    case nothing
    /// The process has closed its end, or is gone.
    case end
  }

  /// Receives what has come, as much as `buffer` holds.
  func receive(into buffer: inout [UInt8]) -> Received {
    while true {
      let got = unsafe recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if got > 0 { return .octets(buffer[..<got]) }
      if got < 0, errno == EINTR { continue }
      return got < 0 && errno == EAGAIN ? .nothing : .end
    }
  }

  /// Says that nothing more will be sent.
  func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

  // MARK: The end

  /// How a process ended.
  struct End {
    /// Its status (wait(2)).
    let status: Int32
    /// The octets of memory that it had at most, where that is known.
    let memory: Int?

    /// Why a process that had `bounds` gave no answer.
    func loss(within bounds: Bounds) -> Loss {
      let signal = status & 0x7F
      // Swift's runtime aborts where it gets no memory; C may crash in some other way.
      if signal == SIGABRT || memory.map({ $0 > bounds.memory / 4 * 3 }) ?? false {
        return .outOfMemory(bound: bounds.memory)
      }
      if signal == SIGXCPU { return .overran(seconds: bounds.seconds) }
      return signal == 0 ? .broken : .crashed(signal: signal)
    }
  }

  /// Ends the process.
  mutating func end() -> End {
    kill(process, SIGKILL)
    return end(waiting: 0) ?? End(status: SIGKILL, memory: nil)
  }

  /// How the process ended by itself; `nil` while it has not.
  mutating func endByItself() -> End? { end(waiting: WNOHANG) }

  private mutating func end(waiting options: Int32) -> End? {
    var status: Int32 = 0
    var usage = rusage()
    var found: pid_t = 0
    repeat {
      found = unsafe wait4(process, &status, options, &usage)
    } while found < 0 && errno == EINTR
    guard found == process else { return nil }
    hasEnded = true
    let memory = usage.ru_maxrss * 1024
    return End(status: status, memory: memory > inherited ? memory : nil)
  }
}

/// Waits until the processes behind `sockets` have something to say or, those that are sending,
/// take something; at most so many milliseconds.
func wait(for sockets: [(number: Int32, isSending: Bool)], milliseconds: Int32) {
  var descriptors = sockets.map { socket in
    pollfd(
      fd: socket.number, events: Int16(POLLIN) | (socket.isSending ? Int16(POLLOUT) : 0),
      revents: 0)
  }
  // Interrupted or not, what is ready shows when it is received.
  unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds)
}

/// Calls `body` with `strings` as C takes lists of them.
@unsafe func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = unsafe strings.map { unsafe strdup($0) }
  defer { unsafe copies.forEach { unsafe free($0) } }
  return unsafe body(copies + [nil])
}
