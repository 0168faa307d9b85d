/// A mail server to hand mail to (RFC 6409), and how.
public struct SMTPServer: Sendable, Equatable {
  /// What keeps others from reading along.
  public enum Security: String, Sendable, CaseIterable {
    /// The connection begins in the clear, and goes on only under TLS (RFC 3207).
    case startTLS = "starttls"
    /// TLS from the first octet on (RFC 8314).
    case implicit
    /// Nothing.
    case none
  }

  /// Who to log in as.
  public struct Login: Sendable, Equatable {
    /// The user's name.
    public var user: String
    /// Where the password is kept.
    public var password: PasswordPlace

    /// A login as `user`.
    public init(user: String, password: PasswordPlace) {
      self.user = user
      self.password = password
    }
  }

  /// The host's name, for which its certificate has to be good.
  public var host: String
  /// Its port.
  public var port: Int
  /// What keeps others from reading along.
  public var security: Security
  /// A file of certificates whose authorities are trusted, in place of the system's.
  public var authorities: String?
  /// Who to log in as; `nil` for nobody.
  public var login: Login?

  /// A server at `host`.
  public init(
    host: String, port: Int, security: Security, authorities: String? = nil, login: Login? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.authorities = authorities
    self.login = login
  }

  /// Whether what is said to it stays on this machine.
  public var isOnThisMachine: Bool {
    let host = host.lowercased()
    let isIPv4 =
      host.hasPrefix("127.") && host.split(separator: ".").count == 4
      && host.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
    return host == "localhost" || host == "::1" || isIPv4
  }
}
