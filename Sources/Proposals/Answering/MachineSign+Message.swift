public import Mail

extension MachineSign {
  /// The signs that `message` bears, those first by which a machine wrote it.
  ///
  /// Where mail programs say what they do, they are believed (RFC 3834, RFC 3464, RFC 8098).
  /// Words of a subject count together with other evidence only: the proposal of a person is
  /// not dropped for what it is called.
  public static func signs(of message: Message, for call: Call) -> [MachineSign] {
    let evidence = MachineEvidence(of: message)
    return evidence.automatic.map { MachineSign(isAutomatic: true, sentence: $0) }
      + evidence.unanswerable(for: call).map { MachineSign(isAutomatic: false, sentence: $0) }
  }
}

/// What speaks for a machine in one message.
struct MachineEvidence {
  private let message: Message
  private let precedence: String
  /// What Auto-Submitted says; `no` where it is absent or empty.
  private let submitted: String
  /// The part before the `@` of whoever is in From, in lower case.
  private let local: String
  /// The subject's words without the marks of answers and tags before them; empty where they
  /// begin with no phrase of a machine's.
  private let subject: String

  init(of message: Message) {
    self.message = message
    subject = Self.machineSubject(message.subject)
    precedence = Self.keyword(message.header.first("Precedence") ?? "")
    submitted = Self.submitted(message.header.first("Auto-Submitted") ?? "")
    local = Self.local(message.from.first?.key ?? "")
  }

  /// Why a machine wrote the message; empty where nothing says so.
  var automatic: [String] {
    var reasons: [String] = []
    func note(_ sentence: @autoclosure () -> String, if isSo: Bool) {
      if isSo { reasons.append(sentence()) }
    }

    note(
      "Auto-Submitted says \(submitted) (RFC 3834, section 5).",
      if: submitted != "no" && submitted != Self.forwarded)
    note("X-CFP-Loop is there: a program like this one wrote it.", if: has("X-CFP-Loop"))
    if let kind = report { reasons.append("It is \(kind).") }
    note(
      "It comes from a mail server's MAILER-DAEMON.", if: Self.daemons.contains(local))
    note(
      "X-Failed-Recipients is there: it reports a failed delivery.", if: has("X-Failed-Recipients"))
    for field in Self.replierFields where says(field) {
      reasons.append("\(field) is there: it is an automatic reply.")
    }
    note("Precedence says \(precedence): it is an automatic reply.", if: isAutoPrecedence)
    note("It comes from the robot of a mailing list.", if: isListRobot)
    note("It reports a delivery that failed, by its sender and its subject.", if: isFailureNotice)
    note("It is an absence note, by its subject and by how it was sent.", if: isAbsenceNote)
    return reasons
  }

  /// Why a message that a person may have written gets no automatic answer.
  func unanswerable(for call: Call) -> [String] {
    var reasons: [String] = []
    func note(_ sentence: @autoclosure () -> String, if isSo: Bool) {
      if isSo { reasons.append(sentence()) }
    }

    note(
      "Auto-Submitted says \(submitted) (RFC 3834, section 5).", if: submitted == Self.forwarded)
    note(
      "Return-Path is empty: nobody may answer it (RFC 5321, section 4.5.5; RFC 3834, section 2).",
      if: message.returnPath == .null)
    note(
      "Precedence says \(precedence): it went to many (RFC 3834, section 2).", if: isBulkPrecedence)
    if let field = Self.listFields.first(where: { has($0) }) {
      reasons.append("\(field) is there: it came by way of a list (RFC 2369, RFC 2919).")
    }
    note(
      "It was sent by a list, by its Sender or Return-Path (RFC 5230, section 4.5).",
      if: message.sender.map { Self.isListAddress($0.key) } ?? false
        || returnPath.map(Self.isListAddress) ?? false)
    note("X-Auto-Response-Suppress asks for no answer.", if: suppressesAnswers)
    note(
      "It comes from a \(local) address, which no person reads (RFC 5230, section 4.5).",
      if: Self.isRole(local))
    note("It comes from an address that wants no reply.", if: Self.wantsNoReply(local))
    note("From names several people and Sender none (RFC 5322, section 3.6.2).", if: isByMany)
    note(
      "It was marked as spam.", if: Self.keyword(message.header.first("X-Spam-Flag") ?? "") == "yes"
    )
    note(
      "It comes from the committee's own address.",
      if: message.from.contains { call.isOurs($0.address) })
    return reasons
  }

  // MARK: What is put together from several fields

  private static func machineSubject(_ subject: String) -> String {
    let text = TitleKey.stripped(subject).text
    // To fold all of a text takes longer than what else is asked of a subject here.
    guard
      MachinePhrases.mayBegin(text, with: MachinePhrases.failureSubjects)
        || MachinePhrases.mayBegin(text, with: MachinePhrases.awaySubjects)
    else { return "" }
    return String(text).folded
  }

  /// A report by the message's structure: of a delivery, of a disposition, of abuse.
  private var report: String? {
    switch message.report?.kind {
    case .delivery: return "a report about a delivery (RFC 3464)"
    case .disposition: return "a receipt (RFC 8098)"
    case .feedback: return "a report about abuse (RFC 5965)"
    case nil: return reportByType
    }
  }

  /// A report by its media type alone (RFC 6522), where what it reports could not be read.
  private var reportByType: String? {
    let type = message.header.first("Content-Type") ?? ""
    guard String(type.beginning(octets: 16)).isSpelled(as: "multipart/report") else { return nil }
    let words = type.lowercased().split { $0 == ";" || $0.isWhitespace }.map(String.init)
    guard words.first == "multipart/report" else { return nil }
    if words.contains(where: { $0.hasPrefix("report-type") && $0.holds("disposition") }) {
      return "a receipt (RFC 8098)"
    }
    return "a report about a delivery (RFC 6522, RFC 3464)"
  }

  private static func submitted(_ field: String) -> String {
    guard field.contains(where: { !$0.isWhitespace }) else { return "no" }
    let keyword = keyword(field)
    return keyword.isEmpty ? "something other than no" : keyword
  }

  /// What a machine sent on, which a person may have written.
  private static let forwarded = "auto-forwarded"

  private var isAutoPrecedence: Bool {
    switch precedence {
    case "auto_reply", "auto-reply", "autoreply", "auto-replied": true
    default: false
    }
  }

  private var isBulkPrecedence: Bool {
    switch precedence {
    case "bulk", "list", "junk": true
    default: false
    }
  }

  private var isListRobot: Bool {
    if says("X-List-Administrivia") || Self.robots.contains(local) { return true }
    if local.ends(in: "-request") || local.ends(in: "-bounces") || local.ends(in: "-confirm") {
      return true
    }
    return isBulkPrecedence && Self.isOwner(local)
  }

  private var isFailureNotice: Bool {
    guard MachinePhrases.begins(subject, with: MachinePhrases.failureSubjects) else { return false }
    return message.returnPath == .null || local == "postmaster"
      || MachinePhrases.begins(
        message.from.first?.name?.folded ?? "", with: MachinePhrases.daemonNames)
  }

  /// A person's mail program that answers in their place, and does not say so in a field.
  private var isAbsenceNote: Bool {
    let isSentSo =
      message.returnPath == .null || precedence == "bulk" || precedence == "junk"
      || suppressesAnswers
    let isAnswer = !message.inReplyTo.isEmpty || !message.references.isEmpty
    if MachinePhrases.begins(subject, with: MachinePhrases.awaySubjects) {
      return isSentSo || isAnswer || saysAway
    }
    // A list's mail is sent in bulk too, and people there may say that they will be away.
    return isSentSo && isAnswer && !Self.listFields.contains(where: { has($0) }) && saysAway
  }

  private var saysAway: Bool {
    MachinePhrases.occurs(MachinePhrases.awayTexts, in: opening)
  }

  private var suppressesAnswers: Bool {
    guard has("X-Auto-Response-Suppress") else { return false }
    let words = (message.header.first("X-Auto-Response-Suppress") ?? "").lowercased()
      .split { !$0.isLetter }
    return words.contains { ["all", "autoreply", "oof"].contains($0) }
  }

  private var isByMany: Bool {
    message.from.count > 1 && Set(message.from.map(\.key)).count > 1 && message.sender == nil
  }

  /// The first words that its writer, or its writer's program, put there.
  private var opening: String {
    message.body.filter { $0.role == .text }.prefix(15).map(\.text).joined(separator: " ")
      .prefix(1000).description.folded
  }

  private var returnPath: String? {
    if case .address(let path) = message.returnPath { path.lowercased() } else { nil }
  }

  private func has(_ field: String) -> Bool { message.header.first(field) != nil }

  /// Whether a field is there and does not deny itself.
  private func says(_ field: String) -> Bool {
    guard let value = message.header.first(field) else { return false }
    return !["no", "false", "0"].contains(Self.keyword(value))
  }

  // MARK: Tables

  /// What programs that answer for people add, each in its own way.
  private static let replierFields = [
    "X-Autoreply", "X-Auto-Reply", "X-Autorespond", "X-Autoresponder", "X-Autoreply-From",
    "X-Mail-Autoreply", "X-Autogenerated", "X-Vacation", "X-FC-MachineGenerated",
  ]

  private static let listFields = [
    "List-Id", "List-Post", "List-Unsubscribe", "List-Subscribe", "List-Help", "List-Owner",
    "List-Archive",
  ]

  private static let daemons: Set<String> = ["mailer-daemon", "maildaemon", "mail-daemon"]

  private static let robots: Set<String> = [
    "majordomo", "mailman", "listserv", "listproc", "sympa", "ezmlm", "mlmmj",
  ]

  private static let offices: Set<String> = [
    "postmaster", "hostmaster", "root", "daemon", "nobody", "uucp",
  ]

  /// Whether `local` names an office that a machine holds.
  private static func isRole(_ local: String) -> Bool {
    offices.contains(local) || isOwner(local)
  }

  /// Whether `local` is that of a list's owner.
  private static func isOwner(_ local: String) -> Bool {
    local.hasPrefix("owner-") || local.ends(in: "-owner")
  }

  private static func wantsNoReply(_ local: String) -> Bool {
    guard local.holds("reply") else { return false }
    let letters = local.filter(\.isLetter)
    return letters.holds("noreply") || letters.holds("donotreply") || letters.holds("dontreply")
  }

  private static func isListAddress(_ address: String) -> Bool {
    let local = local(address)
    return isOwner(local) || local.ends(in: "-bounces") || local.holds("-bounces+")
      || local.ends(in: "-request")
  }

  private static func local(_ address: String) -> String {
    String(address[..<(address.firstIndex(ofOctet: 0x40) ?? address.endIndex)])
  }

  /// The keyword that a field's value begins with, in lower case, without comments and parameters.
  private static func keyword(_ value: String) -> String {
    var depth = 0
    var word: [UInt8] = []
    for octet in value.trimmingWhitespace.utf8 {
      switch octet {
      case 0x28: depth += 1  // (
      case 0x29: depth = max(0, depth - 1)  // )
      case _ where depth > 0: break
      case ...0x20 where word.isEmpty: break
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:  // letters, digits, - and _
        guard word.count < 40 else { return String(decoding: word, as: UTF8.self) }
        word.append((0x41...0x5A).contains(octet) ? octet | 0x20 : octet)
      default: return String(decoding: word, as: UTF8.self)
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
