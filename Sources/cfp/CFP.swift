import ArgumentParser

@main struct CFP: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cfp",
    abstract: "Turn a call-for-presentations mailbox into submissions.")
}
