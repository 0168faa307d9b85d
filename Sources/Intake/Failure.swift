public import Proposals

/// How a command ended, as a process tells it (sysexits); the first that holds wins.
public enum ExitStatus: Int32, Sendable, Comparable {
  /// The configuration, or what it points at, is wrong (`EX_CONFIG`).
  case configuration = 78
  /// A lock is held, the disk is full, a mailbox cannot be reached: the next run tries
  /// again (`EX_TEMPFAIL`).
  case tryAgain = 75
  /// A mail was refused for good (`EX_UNAVAILABLE`).
  case refused = 69
  /// This run set a message aside (`EX_DATAERR`).
  case setAside = 65
  case settled = 0

  /// Whether `a` yields to `b`: sysexits' numbers happen to stand in the order of weight.
  public static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}

/// Why a command could not do its work: one sentence, and what it means for the next run.
public struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What failed, on what, why; names no speaker and no password.
  public let description: String
  /// What it means for the next run.
  public let status: ExitStatus

  /// A failure that says `description`, one line without a full stop.
  public init(_ description: String, status: ExitStatus) {
    self.description = description
    self.status = status
  }

  /// A failure because a person asked for what cannot be done.
  public init(_ refusal: RulingRefusal) {
    self.init(refusal.sentence, status: .configuration)
  }
}
