import Mail

/// A message as a packet shows it: its text, the files that came with it, and whether its sender
/// was authenticated.
struct Letter {
  /// A file that came along.
  struct File {
    let name: String?
    let type: String
    let content: [UInt8]

    init(name: String?, type: String, content: [UInt8]) {
      self.name = name
      self.type = type
      self.content = content
    }

    init(_ part: Part) { self.init(name: part.name, type: part.type, content: part.content) }
  }

  /// The body as a person reads it.
  let text: String
  /// The attachments, in the message's order.
  let files: [File]
  /// What the mail server that is believed says of its sender; `nil` where none is.
  let authentication: Authentication?

  /// A letter of this text and these files.
  init(text: String, files: [File], authentication: Authentication?) {
    self.text = text
    self.files = files
    self.authentication = authentication
  }

  /// What a packet shows of `message`.
  init(of message: Message, authentication: Authentication?) {
    self.init(
      text: message.text, files: message.parts.filter(\.isAttachment).map(File.init),
      authentication: authentication)
  }

  /// What is shown of a message that cost the reader its life.
  init(unreadBecause reason: String) {
    self.init(
      text: "This message could not be read: the reader \(reason).", files: [], authentication: nil)
  }
}
