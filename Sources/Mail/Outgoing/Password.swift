import class Foundation.ProcessInfo

/// Where a password is kept; what it is is read when it is needed, and goes into no text.
public enum PasswordPlace: Sendable, Equatable {
  /// A file that its owner alone may read; its first line is the password.
  case file(path: String)
  /// A variable of the environment.
  case variable(name: String)

  /// The password that is kept there.
  ///
  /// - Throws: ``TransportError`` where there is none, or where others could read it.
  func password() throws(TransportError) -> String {
    switch self {
    case .file(let path): return try Self.password(in: path)
    case .variable(let name):
      guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
        throw TransportError(
          "the environment has no password in \(name); set it, or name a file in"
            + " delivery.password-file", isTemporary: false)
      }
      return value
    }
  }

  private static func password(in path: String) throws(TransportError) -> String {
    let (mode, octets): (UInt32, [UInt8])
    do throws(SystemError) {
      let file = try Descriptor(reading: path)
      mode = try file.status().mode
      octets = try file.read(4096, at: 0)
    } catch {
      throw TransportError("password file \(path): \(error)", isTemporary: error.isPassing)
    }
    guard mode & 0o077 == 0 else {
      throw TransportError(
        "password file \(path): others may read it (mode \(String(mode, radix: 8))); run chmod 600"
          + " on it", isTemporary: false)
    }
    let line = octets.prefix { $0 != 0x0A && $0 != 0x0D }
    guard let password = String(validating: line, as: UTF8.self), !password.isEmpty else {
      throw TransportError(
        "password file \(path): holds no password; write it on the first line", isTemporary: false)
    }
    return password
  }
}
