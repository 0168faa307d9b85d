extension SMTPServer {
  /// What sentences call it.
  var place: String { "mail server \(host):\(port)" }
}

extension SMTPFault {
  /// Why `server` cannot be used.
  ///
  /// Replies to a login are told by number alone: what a strange server says there could hold
  /// what it was given.
  func error(of server: SMTPServer, after reply: SMTPReply?) -> TransportError {
    let number = reply.map { " (\($0.number))" } ?? ""
    let sentence =
      switch self {
      case .withoutLibrary:
        "cannot be spoken to without libcurl (\(SMTPHandle.libraryName)), which is not installed"
      case .unknownHost: "there is no host of that name, or the network is down"
      case .unreachable: "cannot be connected to"
      case .tooSlow: "did not reply in time"
      case .brokenOff: "the connection broke"
      case .withoutTLS:
        "offers no STARTTLS, and nothing is sent without; check delivery.port and delivery.tls"
      case .badCertificate:
        "its certificate is not to be trusted: for another host, expired, or by an authority that"
          + " is not in \(server.trusted); nothing was sent"
      case .badAuthorities:
        "the authorities in \(server.trusted) cannot be read; check delivery.ca-file"
      case .failedTLS: "TLS could not be set up; check delivery.port and delivery.tls"
      case .loginRefused where reply.map { $0.code < 400 } ?? false:
        "offers no login that shows it the password; check delivery.port"
      case .loginRefused where reply?.isTemporary ?? false:
        "cannot look at the login now\(number)"
      case .loginRefused:
        "refused the login\(number); check delivery.user and the password"
      case .refused: "refused to talk\(number)"
      case .other(let words): words
      }
    return TransportError("\(server.place): \(sentence)", isTemporary: mayPass(after: reply))
  }

  /// Whether the fault may pass with nobody repairing anything.
  private func mayPass(after reply: SMTPReply?) -> Bool {
    switch self {
    case .withoutLibrary, .withoutTLS, .badCertificate, .badAuthorities: false
    case .loginRefused: reply?.isTemporary ?? false
    case .unknownHost, .unreachable, .tooSlow, .brokenOff, .failedTLS, .refused, .other: true
    }
  }
}

extension SMTPServer {
  /// Whose authorities its certificate is checked by.
  fileprivate var trusted: String { authorities ?? "the system's list" }
}
