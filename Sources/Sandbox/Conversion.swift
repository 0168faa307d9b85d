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
    let start = Clock.now
    while output.count <= most {
      rest = child.sent(rest)
      if rest.isEmpty { child.finishSending() }
      wait(for: [(child.socket, !rest.isEmpty)], milliseconds: 100)
      switch child.receive(into: &buffer) {
      case .octets(let octets): output += octets
      case .nothing: break
      case .end:
        let end = child.waitForEnd()
        return end.status == 0
          ? .success(output) : .failure(end.loss(within: launcher.bounds))
      }
      if (child.processorTime ?? 0) > launcher.bounds.seconds {
        return .failure(.overran(seconds: launcher.bounds.seconds))
      }
      if Clock.now - start > 10 * launcher.bounds.seconds + 1 {
        return .failure(.silent(seconds: 10 * launcher.bounds.seconds + 1))
      }
    }
    return .success(Array(output.prefix(most)))
  }
}
