/// The program that workers run, and what they are told before their door closes.
public struct WorkerProgram: Sendable {
  /// The program's path.
  public var path: String
  /// Its arguments, its own name first.
  public var arguments: [String]
  /// What ``Worker/serve(preparing:)`` gives to `prepare`.
  public var opening: Frame
  /// What each worker may cost.
  public var bounds: Bounds

  /// A program.
  public init(path: String, arguments: [String], opening: Frame, bounds: Bounds) {
    self.path = path
    self.arguments = arguments
    self.opening = opening
    self.bounds = bounds
  }

  /// This same program, called with `arguments`.
  public static func this(_ arguments: [String], opening: Frame, bounds: Bounds) -> WorkerProgram {
    // The kernel's name for what runs here: it holds when the file was replaced meanwhile.
    WorkerProgram(
      path: "/proc/self/exe", arguments: ["cfp"] + arguments, opening: opening, bounds: bounds)
  }
}
