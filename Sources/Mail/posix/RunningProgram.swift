import Dispatch
import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// Another program, run to its end.
enum RunningProgram {
  /// How a program ended, and the first line it complained with.
  struct Ending: Sendable {
    enum Status: Sendable, Equatable {
      case exited(Int)
      case signalled(Int)
      /// It took too long, and was killed.
      case tooSlow
    }

    var status: Status
    var complaint: String
  }

  /// Whether `path` is a file that this user may run.
  static func canBeRun(_ path: String) -> Bool {
    guard unsafe access(path, X_OK) == 0 else { return false }
    do throws(SystemError) {
      return try FileStatus(of: path).kind == .file
    } catch {
      return false
    }
  }

  /// Runs `program` with `input` on its standard input, and waits for it, `seconds` at most.
  ///
  /// Input and complaints are files without a name, not pipes: a program that does not read, or
  /// one that leaves children behind who hold its descriptors, holds nobody up.
  static func run(
    _ program: String, _ arguments: [String], input octets: [UInt8], seconds: Int
  ) throws(SystemError) -> Ending {
    let input = try Descriptor(scratchIn: Descriptor.scratchFolder)
    try input.write(octets)
    try input.rewind()
    let complaints = try Descriptor(scratchIn: Descriptor.scratchFolder)
    let (inputNumber, complaintsNumber) = (input.number, complaints.number)
    let status = try waiting {
      await Self.status(
        of: program, arguments, input: inputNumber, complaints: complaintsNumber,
        seconds: seconds)
    }.get()
    let said = try complaints.read(4096, at: 0)
    let line = said.split(separator: 0x0A).first ?? []
    return Ending(status: status, complaint: String(decoding: line, as: UTF8.self))
  }

  private static func status(
    of program: String, _ arguments: [String], input: Int32, complaints: Int32, seconds: Int
  ) async -> Result<Ending.Status, SystemError> {
    await withTaskGroup(of: Result<Ending.Status, SystemError>.self) { group in
      group.addTask {
        await ending(of: program, arguments, input: input, complaints: complaints)
      }
      group.addTask {
        do {
          try await Task.sleep(for: .seconds(seconds))
        } catch {
          // The program has ended first, and nobody asks for this result.
          return .success(.tooSlow)
        }
        return .success(.tooSlow)
      }
      let first = await group.next() ?? .success(.tooSlow)
      // Ends the program if it still runs, with all that it has started; else the sleep.
      group.cancelAll()
      await group.waitForAll()
      return first
    }
  }

  private static func ending(
    of program: String, _ arguments: [String], input: Int32, complaints: Int32
  ) async -> Result<Ending.Status, SystemError> {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    do {
      let result = try await Subprocess.run(
        .path(FilePath(program)), arguments: Arguments(arguments), platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: input), closeAfterSpawningProcess: false),
        output: .discarded,
        error: .fileDescriptor(
          FileDescriptor(rawValue: complaints), closeAfterSpawningProcess: false))
      switch result.terminationStatus {
      case .exited(let code): return .success(.exited(Int(code)))
      case .signaled(let signal): return .success(.signalled(Int(signal)))
      }
    } catch let error as SubprocessError {
      return .failure(SystemError(error.underlyingError?.rawValue ?? ENOENT))
    } catch {
      return .success(.tooSlow)
    }
  }

  /// Waits for what `body` gives: the one place where this module meets `async`.
  ///
  /// Not for callers that run as tasks themselves: they would hold the threads that `body` needs.
  private static func waiting<Value: Sendable>(
    for body: @escaping @Sendable () async -> Value
  ) -> Value {
    let result = Answer<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await body()
      result.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    guard let value = result.value.withLock({ $0 }) else {
      preconditionFailure("the signal comes after the answer")
    }
    return value
  }

  /// A value that one thread leaves for another.
  private final class Answer<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
