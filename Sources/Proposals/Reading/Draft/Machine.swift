import Mail

/// Whether a machine wrote a message, by the plainest of its header fields.
enum Machine {
  /// The signs, the strongest first.
  static func signs(of message: Message) -> [MachineSign] {
    var signs: [MachineSign] = []
    func add(_ sentence: String) {
      signs.append(MachineSign(isAutomatic: true, sentence: sentence))
    }
    if let value = message.header.first("Auto-Submitted"), value.lowercased() != "no" {
      add("Auto-Submitted says \(value)")
    }
    if message.returnPath == .null { add("Return-Path is empty") }
    if message.header.first("Content-Type")?.lowercased().hasPrefix("multipart/report") ?? false {
      add("Content-Type is a report")
    }
    if message.header.first("X-Autoreply") != nil || message.header.first("X-Autorespond") != nil {
      add("X-Autoreply is there")
    }
    let robots = ["mailer-daemon@", "postmaster@", "-bounces@", "-request@"]
    if let from = message.from.first?.key,
      robots.contains(where: { from.hasPrefix($0) || $0.hasPrefix("-") && from.contains($0) })
    {
      add("From is a robot's address")
    }
    return signs
  }
}
