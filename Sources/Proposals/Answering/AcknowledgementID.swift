import Mail

/// The identifier of a mail of ours, which says which submissions it speaks of:
/// `cfp.d8a3c0….KVM08-007@example.org`.
///
/// The same message gives the same identifier whenever it is answered, so no mail of ours
/// exists twice; and an answer that names it is known to be about those submissions.
struct AcknowledgementID: Hashable {
  /// What every one of them begins with.
  private static let mark = "cfp."
  /// More codes than these make no identifier that fits a line.
  private static let mostCodes = 20

  private let local: String

  /// The identifier of the mail that answers the delivery `identity`.
  init(answering identity: Identity, about codes: [SubmissionCode]) {
    let digest = identity.delivery.description.prefix(24)
    let named = codes.prefix(Self.mostCodes).map { Self.plain($0) }.joined(separator: "_")
    local = Self.mark + digest + (named.isEmpty ? "" : "." + named)
  }

  /// The identifier as a header field has it.
  func messageID(in domain: String) -> MessageID { MessageID(local + "@" + domain) }

  /// Whether `id` is that of a mail of ours: an acknowledgement or a digest.
  static func isOurs(_ id: MessageID, in domain: String) -> Bool {
    hasMark(id) && id.text.lowercased().hasSuffix("@" + domain.lowercased())
  }

  /// Whether `id` begins as all of ours do, whatever its domain.
  static func hasMark(_ id: MessageID) -> Bool {
    String(id.text.prefix(mark.count)).isSpelled(as: mark)
  }

  /// The code in the characters that a Message-ID may hold (RFC 5322, 3.2.3).
  private static func plain(_ code: SubmissionCode) -> String {
    String(
      code.description.map { character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      })
  }
}
