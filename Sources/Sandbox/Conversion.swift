/// A call of another program through the launcher, from the run's side.
public struct Conversion: Sendable {
  private let launcher: WorkerProgram

  /// What `launcher` makes of octets; its arguments make it call ``Launcher/become(_:within:)``.
  public init(by launcher: WorkerProgram) { self.launcher = launcher }

  /// What the program prints when it is given `input`; at most `most` octets of it.
  ///
  /// - Throws: ``SandboxError`` where no process can be started.
  public func output(of input: [UInt8], most: Int) throws(SandboxError) -> Result<[UInt8], Loss> {
    var child = try Child(starting: launcher)
    var rest = input[...]
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let (start, bounds) = (Clock.now, launcher.bounds)
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
