import Glibc

/// Why a worker gave no answer: what became of it.
public enum Loss: Error, Hashable, Sendable {
  /// It ended by a signal: a crash, or somebody's `kill`.
  case crashed(signal: Int32)
  /// It ended, or was ended, with its memory all but used up.
  case outOfMemory(bound: Int)
  /// It took more CPU time than a question may.
  case overran(seconds: Double)
  /// It used no CPU time and gave no answer.
  case silent(seconds: Double)
  /// It ended by itself, or said what no worker says.
  case broken
  /// It never began, for the system's reason.
  case notStarted(because: String)

  /// The rest of a sentence that begins with "The reader".
  public var predicate: String {
    switch self {
    case .crashed(let signal): "crashed (signal \(signal))"
    case .outOfMemory(let bound): "needed more than \(bound / (1 << 20)) MiB of memory"
    case .overran(let seconds): "took more than \(Self.text(seconds)) seconds of CPU time"
    case .silent(let seconds): "gave no answer for \(Self.text(seconds)) seconds"
    case .broken: "ended without an answer"
    case .notStarted(let reason): "cannot be started (\(reason))"
    }
  }

  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }
}

/// Why there is no worker at all.
public struct SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What could not be done, and the system's reason.
  public let description: String
  /// Whether it may be possible later: memory and processes run short and come back, while
  /// a kernel that filters no system calls stays so.
  public let isTemporary: Bool

  init(_ what: String, code: Int32) {
    description = "\(what): \(unsafe String(cString: strerror(code)))"
    isTemporary = [EAGAIN, ENOMEM, EMFILE, ENFILE, EINTR].contains(code)
  }

  /// Something that could not be done, for this reason.
  public init(_ description: String, isTemporary: Bool) {
    self.description = description
    self.isTemporary = isTemporary
  }
}
