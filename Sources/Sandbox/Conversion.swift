import Glibc

/// Calls of another program that is shut in, and makes text of strangers' octets.
public final class Conversion: Sendable {
  private let program: ForeignProgram
  private let bounds: Bounds

  /// What the program at `path`, called with `arguments`, makes of octets.
  ///
  /// - Throws: ``SandboxError`` where nothing holds it in.
  public init(
    by path: String, _ arguments: [String], within bounds: Bounds
  ) throws(SandboxError) {
    program = try ForeignProgram(at: path, arguments, within: bounds)
    self.bounds = bounds
  }

  /// Whether `path` is a program that this process may run.
  public static func isProgram(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

  /// What the program prints when it is given `input`; at most `most` octets of it.
  ///
  /// - Throws: ``SandboxError`` where no process can be started now.
  public func output(of input: [UInt8], most: Int) throws(SandboxError) -> Result<[UInt8], Loss> {
    let child: Child
    do throws(SandboxError) {
      child = try Child { socket throws(SandboxError) in try program.start(with: socket) }
    } catch {
      guard !error.isTemporary else { throw error }
      return .failure(.notStarted(because: error.description))
    }
    return output(of: child, given: input, most: most)
  }

  private func output(
    of child: consuming Child, given input: [UInt8], most: Int
  ) -> Result<[UInt8], Loss> {
    var rest = input[...]
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let start = Clock.now
    var isSending = true
    while output.count <= most {
      rest = child.sent(rest)
      if isSending, rest.isEmpty {
        child.finishSending()
        isSending = false
      }
      wait(for: [(child.socket, isSending)], milliseconds: 100)
      switch child.receive(into: &buffer) {
      case .octets(let octets): output += octets
      case .nothing: break
      case .end:
        // It may have closed its output and go on all the same.
        if let end = child.endByItself() {
          return end.status == 0 ? .success(output) : .failure(end.loss(within: bounds))
        }
        wait(for: [], milliseconds: 1)
      }
      if (child.processorTime ?? 0) > bounds.seconds {
        return .failure(.overran(seconds: bounds.seconds))
      }
      if Clock.now - start > bounds.silence { return .failure(.silent(seconds: bounds.silence)) }
    }
    return .success(Array(output.prefix(most)))
  }
}
