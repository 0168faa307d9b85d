import Intake
import Mail

extension ConfigurationFile {
  /// How our own mail leaves, by the table `[delivery]`.
  func delivery() throws(ConfigurationError) -> Setup.Delivery {
    guard let section = try root.section("delivery") else { return Setup.Delivery() }
    let keys = [
      "maildir": [],
      "sendmail": ["program"],
      "smtp": [
        "host", "port", "tls", "user", "password-file", "password-variable", "ca-file",
        "dangerously-without-tls",
      ],
    ]
    let common = ["by", "bounce-address", "seconds"]
    try section.allow(only: common + keys.values.flatMap { $0 }.sorted())
    let name = try section.string("by") ?? "maildir"
    guard let own = keys[name] else {
      throw section.error(
        "by", "\"\(name)\" is no way to deliver; take \"maildir\", \"sendmail\" or \"smtp\"")
    }
    for (other, keys) in keys.sorted(by: { $0.key < $1.key }) where other != name {
      for key in keys where section.has(key) && !own.contains(key) {
        throw section.error(key, "is for by = \"\(other)\"; here mail goes by \"\(name)\"")
      }
    }
    let bounceAddress = try section.string("bounce-address")
    if let bounceAddress {
      try checkAddresses([bounceAddress], of: "bounce-address", in: section)
    }
    let carrier: Setup.Delivery.Carrier
    switch name {
    case "sendmail": carrier = .sendmail(program: try program(in: section))
    case "smtp": carrier = .smtp(try server(in: section))
    default: carrier = .maildir
    }
    return Setup.Delivery(
      by: carrier, bouncesTo: bounceAddress,
      seconds: try section.integer("seconds", in: 5...3_600) ?? 300)
  }

  private func program(in section: TOMLSection) throws(ConfigurationError) -> String {
    let program = try section.string("program") ?? "/usr/sbin/sendmail"
    guard !program.contains(" ") else {
      throw section.error(
        "program", "is run without a shell, and takes no arguments; name the program alone")
    }
    return absolute(program)
  }

  private func server(in section: TOMLSection) throws(ConfigurationError) -> SMTPServer {
    let host = try section.required("host")
    guard host.wholeMatch(of: #/[A-Za-z0-9.:_-]+/#) != nil else {
      throw section.error("host", "\"\(host)\" is no host; write a name such as mail.example.org")
    }
    let security = try security(in: section)
    let usual =
      switch security {
      case .startTLS: 587
      case .implicit: 465
      case .none: 25
      }
    let server = SMTPServer(
      host: host, port: try section.integer("port", in: 1...65_535) ?? usual, security: security,
      authorities: try section.string("ca-file").map(absolute), login: try login(in: section))
    let isInTheClear = try section.bool("dangerously-without-tls") ?? false
    guard security != .none || server.isOnThisMachine || isInTheClear else {
      throw section.error(
        "tls",
        "\"none\" is for a server on this machine; through a network, everybody on the way can read"
          + " mail and password (dangerously-without-tls = true allows that)")
    }
    guard security == .none || !isInTheClear else {
      throw section.error(
        "dangerously-without-tls", "has no meaning with TLS; take it out, or write tls = \"none\"")
    }
    return server
  }

  private func security(
    in section: TOMLSection
  ) throws(ConfigurationError) -> SMTPServer.Security {
    guard let name = try section.string("tls") else { return .startTLS }
    guard let security = SMTPServer.Security(rawValue: name) else {
      throw section.error(
        "tls", "\"\(name)\" is not known; take \"starttls\", \"implicit\" or \"none\"")
    }
    return security
  }

  private func login(in section: TOMLSection) throws(ConfigurationError) -> SMTPServer.Login? {
    let file = try section.string("password-file")
    let variable = try section.string("password-variable")
    guard let user = try section.string("user"), !user.isEmpty else {
      guard file == nil, variable == nil else {
        throw section.error("user", "is missing; say whose password it is")
      }
      return nil
    }
    switch (file, variable) {
    case (let file?, nil):
      return SMTPServer.Login(user: user, password: .file(path: absolute(file)))
    case (nil, let variable?):
      return SMTPServer.Login(user: user, password: .variable(name: variable))
    case (nil, nil):
      throw section.error(
        "password-file",
        "is missing; name a file with the password, or an environment variable in"
          + " password-variable")
    case (_?, _?):
      throw section.error("password-variable", "is one place too many; password-file is set too")
    }
  }
}
