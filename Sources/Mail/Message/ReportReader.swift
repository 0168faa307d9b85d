/// Reads the report that a message is, where its structure says that it is one.
struct ReportReader {
  let octets: ArraySlice<UInt8>
  let structure: Structure
  let leaves: [LeafReader.Leaf?]
  let limits: Limits

  /// The report among the message's own entities, `own`, in document order.
  func report(among own: [Int], of message: inout Message) -> Report? {
    guard let index = own.first(where: { Self.kinds[structure.entities[$0].type.name] != nil }),
      let kind = Self.kinds[structure.entities[index].type.name]
    else { return oldReport(in: message) }
    let fields = ReportFields(
      leaves[index]?.readable?.text ?? "", limit: limits.headerFields)
    if fields.isCut {
      message.defects.append(
        Defect("The report has more than \(limits.headerFields) fields; the rest was not read."))
    }
    let disposition = fields.first("disposition").flatMap { value in
      // `manual-action/MDN-sent-manually; displayed/error`
      value.split(separator: ";").last?.split(separator: "/").first
        .map { $0.trimmingBlanks.lowercased() }
    }
    let named = fields.first("original-message-id").map { MessageID.list(in: $0, limits: limits) }
    return Report(
      kind: kind, recipients: fields.recipients,
      originalMessageID: named?.first ?? returnedID(behind: index, among: own, of: message),
      envelopeID: fields.first("original-envelope-id"),
      disposition: kind == .disposition ? disposition : nil)
  }

  private static let kinds: [String: Report.Kind] = [
    "message/delivery-status": .delivery, "message/global-delivery-status": .delivery,
    "message/disposition-notification": .disposition,
    "message/global-disposition-notification": .disposition,
    "message/feedback-report": .feedback,
  ]

  /// The identifier of the message that the report returns, whole or only its header.
  private func returnedID(behind index: Int, among own: [Int], of message: Message) -> MessageID? {
    let isBehind = own.drop { $0 != index }.dropFirst()
    for index in isBehind {
      let entity = structure.entities[index]
      if entity.shape == .message || leaves[index]?.enclosed != nil {
        return message.enclosed.lazy.compactMap(\.messageID).first
      }
      if Self.headers.contains(entity.type.name), let part = leaves[index]?.parts.first {
        return Self.header(in: part.content, limits: limits)
      }
    }
    return nil
  }

  private static let headers: Set<String> = [
    "text/rfc822-headers", "text/rfc822-header", "message/rfc822-headers",
    "message/global-headers",
  ]

  private static func header(in content: [UInt8], limits: Limits) -> MessageID? {
    let octets = content[...]
    let block = HeaderBlock(in: octets, at: 0, isPart: false, limits: limits) { _ in false }
    return block.first("message-id", in: octets).flatMap {
      MessageID.list(in: $0.ascii, limits: limits).first
    }
  }

  // MARK: Reports before RFC 1894

  /// The report that a mail server of old wrote as text.
  ///
  /// It is in qmail's format, or as Exim wrote them, which names the recipients in a field;
  /// both say where the returned message begins.
  private func oldReport(in message: Message) -> Report? {
    let failed = message.header.all("X-Failed-Recipients").flatMap {
      Address.list(in: $0, limits: limits).map(\.address)
    }
    let fromServer =
      message.returnPath == .null
      || message.from.contains { $0.address.lowercased().hasPrefix("mailer-daemon@") }
    guard !failed.isEmpty || fromServer else { return nil }
    let lines = message.body.map(\.text)
    guard let copy = lines.firstIndex(where: Self.beginsCopy) else { return nil }
    var recipients = failed.map { Report.Recipient(address: $0, action: "failed") }
    if recipients.isEmpty { recipients = Self.qmailRecipients(in: lines[..<copy]) }
    guard !recipients.isEmpty else { return nil }
    let field = lines[copy...].first { $0.lowercased().hasPrefix("message-id:") }
    let id = field.flatMap { MessageID.list(in: String($0.dropFirst(11)), limits: limits).first }
    return Report(kind: .delivery, recipients: recipients, originalMessageID: id)
  }

  /// Whether the returned message begins below `line`.
  private static func beginsCopy(_ line: String) -> Bool {
    line.hasPrefix("---")
      && (line.contains("Below this line is a copy of the message")
        || line.contains("This is a copy of ") && line.contains("message"))
  }

  /// The paragraphs that begin with an address and a colon.
  private static func qmailRecipients(in lines: ArraySlice<String>) -> [Report.Recipient] {
    var recipients: [Report.Recipient] = []
    for paragraph in lines.split(separator: "") {
      guard let first = paragraph.first, first.hasPrefix("<"), first.hasSuffix(">:") else {
        continue
      }
      let said = paragraph.dropFirst().joined(separator: " ")
      let status = said.split { $0 == " " || $0 == "(" || $0 == ")" }.lazy
        .map { $0.drop { $0 == "#" } }.first { word in
          let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
          return numbers.count == 3 && numbers.allSatisfy { Int($0) != nil }
        }
      recipients.append(
        Report.Recipient(
          address: String(first.dropFirst().dropLast(2)), action: "failed",
          status: status.map(String.init), diagnostic: said.isEmpty ? nil : said))
    }
    return recipients
  }
}

extension Substring {
  /// The text without the blanks around it.
  fileprivate var trimmingBlanks: Substring {
    drop { $0 == " " || $0 == "\t" }.split(separator: " ").first ?? ""
  }
}
