/// Tells why a person's mail program could not show a message either.
struct Obstacles {
  let structure: Structure
  let leaves: [LeafReader.Leaf?]
  /// The leaves that are the body.
  let shown: [Int]

  /// The obstacle to `message`, whose entities are `root..<end`.
  ///
  /// A message with a subject, an attachment or an enclosed message is none, however empty
  /// its body: a person can look at those.
  func obstacle(to message: Message, root: Int, end: Int) -> Obstacle? {
    let hasText = message.body.contains { !$0.text.isEmpty }
    if !hasText || isShownGarbage {
      if isEncrypted(root: root, end: end) {
        return Obstacle("The message is encrypted; only the holder of the key can read it.")
      }
    }
    if hasText, isInlineEncrypted(message.body) {
      return Obstacle("The text is encrypted with PGP; only the holder of the key can read it.")
    }
    if isShownGarbage { return Obstacle("The message's text is no text in any character set.") }
    guard !hasText else { return nil }
    let type = structure.entities[root].type
    if type.name == "message/partial" {
      return Obstacle("The message is \(type.piece) of a larger one that was sent in pieces.")
    }
    if structure.entities[root].isSignedData, leaves[root]?.signed == nil {
      return Obstacle("The text is inside an S/MIME signature that could not be opened.")
    }
    let files = message.parts.filter(\.isAttachment)
    if !files.isEmpty, files.allSatisfy({ $0.type.hasSuffix("ms-tnef") }) {
      return Obstacle("All there is is a file in Outlook's own format that could not be read.")
    }
    guard files.isEmpty, message.enclosed.isEmpty, message.subject.isEmpty else { return nil }
    return Obstacle(
      message.header.fields.isEmpty
        ? "There is no message: no header and no text."
        : "The message is empty: no subject, no text, no attachment.")
  }

  private var isShownGarbage: Bool {
    !shown.isEmpty && shown.allSatisfy { leaves[$0]?.readable?.isGarbage ?? false }
  }

  private func isEncrypted(root: Int, end: Int) -> Bool {
    structure.entities[root..<end].contains { entity in
      if entity.type.name == "multipart/encrypted" { return true }
      guard ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(entity.type.name) else {
        return false
      }
      let kind = entity.type.parameters.word("smime-type")
      return kind != "signed-data" && kind != "certs-only"
    }
  }

  /// Whether a PGP message is nearly all there is in `body`.
  private func isInlineEncrypted(_ body: [BodyLine]) -> Bool {
    let begin = "-----BEGIN PGP MESSAGE-----"
    guard
      let start = body.firstIndex(where: { $0.text.utf8.count == 27 && $0.text == begin })
    else { return false }
    let end = body[start...].firstIndex { $0.text == "-----END PGP MESSAGE-----" } ?? body.count - 1
    let around = body[..<start] + body[(end + 1)...]
    return around.filter { $0.role == .text && !$0.text.isEmpty }.count <= 3
  }
}
