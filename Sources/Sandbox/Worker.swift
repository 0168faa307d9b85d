import Glibc

/// The inside of a worker process: it reads questions from the socket that the run left
/// open for it, and answers them one by one, in order.
public enum Worker {
  /// The descriptor of the socket.
  static let socket: Int32 = 3
  /// The most octets of a head or a body that a worker is asked.
  static let most = Int(Int32.max)

  /// Answers questions until the run closes the socket, or goes.
  ///
  /// The first frame says what the worker may cost, the second is what `prepare` is given.
  /// After `prepare` the process can open nothing any more; the function that it returns
  /// answers each question.
  ///
  /// - Returns: Whether the worker ended because there was nothing left to answer.
  public static func serve(
    preparing prepare: (Frame) throws -> (Frame) -> Frame
  ) -> Bool {
    var wire = Wire(descriptor: socket)
    guard let bounds = wire.read().flatMap(Bounds.init(in:)), let opening = wire.read() else {
      return false
    }
    let answer: (Frame) -> Frame
    do {
      answer = try prepare(opening)
      let confinement = try Confinement.enter(bounds)
      guard wire.write(Frame(head: [], body: confinement.octets)) else { return false }
    } catch {
      let failure = error as? SandboxError ?? SandboxError("\(error)", isTemporary: false)
      _ = wire.write(Frame(failing: failure))
      return false
    }
    while let question = wire.read() {
      guard wire.write(answer(question)) else { return false }
    }
    return true
  }
}

/// A socket that is read and written frame by frame.
private struct Wire {
  let descriptor: Int32
  private var arriving = ArrivingFrame(most: Worker.most, trusted: Worker.most)
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var unread: ArraySlice<UInt8> = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next frame; `nil` when there is none any more.
  mutating func read() -> Frame? {
    while true {
      if !unread.isEmpty, let frame = arriving.take(&unread) { return frame }
      if arriving.isBroken { return nil }
      // Let go of the buffer, or filling it would copy it.
      unread = []
      let got = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      unread = buffer[..<got]
    }
  }

  /// Whether `frame` could be written.
  func write(_ frame: Frame) -> Bool {
    write(frame.prefix + frame.head) && (frame.body.isEmpty || write(frame.body))
  }

  private func write(_ octets: [UInt8]) -> Bool {
    unsafe octets.withUnsafeBytes { octets in
      var rest = unsafe octets[...]
      while unsafe !rest.isEmpty {
        let piece = unsafe UnsafeRawBufferPointer(rebasing: rest)
        // Sent, not written: a worker may write to nothing at all.
        let written = unsafe send(
          descriptor, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        unsafe rest = rest.dropFirst(written)
      }
      return true
    }
  }
}

extension Bounds {
  /// The bounds as a frame.
  var frame: Frame {
    Frame(
      head: [],
      body: Frame.octets(of: UInt64(clamping: memory), 8)
        + Frame.octets(of: seconds.bitPattern, 8))
  }

  init?(in frame: Frame) {
    guard frame.body.count == 16 else { return nil }
    self.init(
      memory: Int(clamping: Frame.number(in: frame.body.prefix(8))),
      seconds: Double(bitPattern: Frame.number(in: frame.body.dropFirst(8))))
  }
}

extension Confinement {
  fileprivate var octets: [UInt8] { Frame.octets(of: UInt64(landlock), 8) }

  /// Reads the answer to a worker's opening.
  init(in frame: Frame, bounds: Bounds) throws(SandboxError) {
    guard frame.head.isEmpty, frame.body.count == 8 else { throw SandboxError(in: frame) }
    self.init(landlock: Int(clamping: Frame.number(in: frame.body)), bounds: bounds)
  }
}

extension Frame {
  /// A worker's answer to its opening where it cannot be confined.
  fileprivate init(failing error: SandboxError) {
    self.init(head: [error.isTemporary ? 1 : 2], body: Array(error.description.utf8))
  }
}

extension SandboxError {
  fileprivate init(in frame: Frame) {
    self.init(String(decoding: frame.body, as: UTF8.self), isTemporary: frame.head == [1])
  }
}
