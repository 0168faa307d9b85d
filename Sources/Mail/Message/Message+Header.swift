import struct Foundation.Date

extension Message {
  /// A message of which only the header has been read.
  init(header: Header, limits: Limits) {
    var cut: [String] = []
    func addresses(_ name: String) -> [Address] {
      let fields = header.all(name)
      // Nearly always there is one such field, and its list is not copied.
      var all = fields.first.map { Address.list(in: $0, limits: limits) } ?? []
      for field in fields.dropFirst() where all.count <= limits.addresses {
        all += Address.list(in: field, limits: limits)
      }
      if all.count > limits.addresses {
        cut.append("\(name) names more than \(limits.addresses) people")
        all.removeLast(all.count - limits.addresses)
      }
      return all
    }
    func identifiers(_ name: String) -> [MessageID] {
      var all = header.all(name).flatMap { MessageID.list(in: $0, limits: limits) }
      if all.count > limits.identifiers {
        cut.append("\(name) names more than \(limits.identifiers) messages")
        all.removeLast(all.count - limits.identifiers)
      }
      return all
    }
    let dateField = header.first("Date")
    self.init(
      header: header, messageID: identifiers("Message-ID").first,
      inReplyTo: identifiers("In-Reply-To"), references: identifiers("References"),
      from: addresses("From"), sender: addresses("Sender").first, replyTo: addresses("Reply-To"),
      to: addresses("To"), cc: addresses("Cc"),
      returnPath: header.first("Return-Path").flatMap { ReturnPath(field: $0, limits: limits) },
      subject: Header.line(EncodedWords.decode(header.first("Subject") ?? "")),
      date: dateField.flatMap { Date.inMail($0, limits: limits) }, parts: [], body: [],
      enclosed: [], report: nil, defects: [], obstacle: nil)
    for fact in cut { defects.append(Defect("\(fact); the rest was not read.")) }
    if let dateField, date == nil, !dateField.isEmpty {
      defects.append(Defect("The Date field is no date."))
    }
    if let from = header.first("From"), self.from.isEmpty, !from.isEmpty {
      defects.append(Defect("The From field holds no address."))
    }
  }
}

extension Header {
  /// `text`, which is decoded, on one line: a line end can only be meant to deceive.
  static func line(_ text: String) -> String {
    let text = Folding.fold(text)
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return text }
    return text.split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }
}

extension ReturnPath {
  /// Reads a `Return-Path:` value; `nil` where it holds neither an address nor `<>`.
  init?(field: String, limits: Limits) {
    let text = field.utf8.prefix(100).filter { !$0.isSpace }[...]
    if text.equals("<>") || text.hasPrefix("<mailer-daemon>") {
      self = .null
    } else if let address = Address.list(in: field, limits: limits).first {
      self = .address(address.address)
    } else {
      return nil
    }
  }
}
