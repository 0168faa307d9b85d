import Mail
public import struct Foundation.Date

/// Whether a message is answered, and if not, why not.
///
/// A pure function of the message, of what became of it and of what is on record (RFC 3834):
/// a machine gets no answer, a person at most one for a message, nobody else any.
public enum Answer: Sendable, Equatable {
  /// The mail that is owed.
  case send(Acknowledgement)
  /// A sentence for the ledger.
  case none(why: String)

  /// What the message itself does not say.
  public struct Context: Sendable {
    /// The call that the message came to.
    public var call: Call
    /// Since when mail is acknowledged; `nil` before somebody armed the call.
    public var armedSince: Date?
    /// Whether a mail was sent, or is owed, for a message of this Message-ID, or for an
    /// earlier part of this delivery.
    public var alreadyAnswered: Bool
    /// The domain of our own Message-IDs.
    public var mailDomain: String
    /// How many mails went out, or are owed, that count against ``limits``.
    public var sent: Sent
    /// How many may.
    public var limits: Limits
    /// The sentence for an address that mail came back from; `nil` for others.
    public var bounce: String?

    /// Mails of ours to one address and all in all.
    public struct Sent: Sendable {
      /// To this address, within an hour before the message is settled.
      public var inHour: Int
      /// To this address, within a day.
      public var inDay: Int
      /// To anybody, in this run.
      public var inRun: Int

      /// Counts of mails.
      public init(inHour: Int = 0, inDay: Int = 0, inRun: Int = 0) {
        self.inHour = inHour
        self.inDay = inDay
        self.inRun = inRun
      }
    }

    /// How many acknowledgements may go out: two programs that answer each other come to an end.
    public struct Limits: Sendable, Equatable {
      /// To one address within an hour.
      public var perHour: Int
      /// To one address within a day.
      public var perDay: Int
      /// In one run.
      public var perRun: Int
      /// Whether the delivery can send to addresses beyond ASCII (RFC 6531).
      public var hasSMTPUTF8: Bool

      /// What one address gets in answer to its answers to us, whatever is configured: a program
      /// that sends back what it gets in a shape that is read as news comes to an end soon.
      static let inAnswers = Limits(perHour: 3, perDay: 6, perRun: .max)

      /// Limits that no speaker meets.
      public init(
        perHour: Int = 10, perDay: Int = 30, perRun: Int = 1_000, hasSMTPUTF8: Bool = true
      ) {
        self.perHour = perHour
        self.perDay = perDay
        self.perRun = perRun
        self.hasSMTPUTF8 = hasSMTPUTF8
      }
    }

    /// What is known about a message when it is settled.
    public init(
      call: Call, armedSince: Date?, alreadyAnswered: Bool, mailDomain: String,
      sent: Sent = Sent(), limits: Limits = Limits(), bounce: String? = nil
    ) {
      self.call = call
      self.armedSince = armedSince
      self.alreadyAnswered = alreadyAnswered
      self.mailDomain = mailDomain
      self.sent = sent
      self.limits = limits
      self.bounce = bounce
    }
  }

  /// Decides about the answer to `draft`.
  ///
  /// The order of the checks is the order in which a reason is worth telling: first what the
  /// message is, then who sent it how, and last what a person has not allowed yet.
  ///
  /// - Parameters:
  ///   - outcome: What became of the message.
  ///   - items: The submissions it touched, as they stand after it.
  public init(
    to draft: Draft, outcome: Outcome, items: [Acknowledgement.Item], in context: Context
  ) {
    do throws(Silence) {
      self = .send(try Self.acknowledgement(of: draft, outcome, items, in: context))
    } catch {
      self = .none(why: error.sentence)
    }
  }

  /// Why nothing is sent.
  private struct Silence: Error {
    var sentence: String

    init(_ sentence: String) { self.sentence = sentence }
  }

  private static func acknowledgement(
    of draft: Draft, _ outcome: Outcome, _ items: [Acknowledgement.Item], in context: Context
  ) throws(Silence) -> Acknowledgement {
    if outcome == .automatic, let sign = draft.machineSigns.first { throw Silence(sign.sentence) }
    let kind = try kind(outcome, items, for: context.call)
    let recipient = try recipient(of: draft, in: context)
    // Else a program that sends back all it gets would be told so again and again.
    if kind == .onRecord, draft.answersOurs(in: context.mailDomain) {
      throw Silence("It answers our own mail, and repeats what is on record.")
    }
    if let bounce = context.bounce { throw Silence(bounce) }
    if context.alreadyAnswered { throw Silence("This message was answered before.") }
    guard let armed = context.armedSince else {
      throw Silence("Acknowledgements are not armed; see 'cfp arm'.")
    }
    guard draft.received.time >= armed else {
      throw Silence("It was received before acknowledgements were armed.")
    }
    try check(context.sent, against: context.limits)
    if draft.answersOurs(in: context.mailDomain) { try check(context.sent, against: .inAnswers) }
    let id = AcknowledgementID(answering: draft.identity, about: items.subjects.map(\.code))
    return Acknowledgement(
      kind: kind, messageID: id.messageID(in: context.mailDomain), recipient: recipient,
      inReplyTo: draft.messageID,
      references: draft.replyingTo.reversed() + [draft.messageID].compactMap { $0 },
      subject: draft.subject, items: items, language: draft.language,
      isBrief: draft.authentication?.verdict == .absent ? true : nil)
  }

  private static func check(
    _ sent: Context.Sent, against limits: Context.Limits
  ) throws(Silence) {
    if sent.inHour >= limits.perHour {
      throw Silence("Its sender got \(sent.inHour) mails within the hour (RFC 3834, section 2).")
    }
    if sent.inDay >= limits.perDay {
      throw Silence("Its sender got \(sent.inDay) mails within the day (RFC 3834, section 2).")
    }
    if sent.inRun >= limits.perRun {
      throw Silence("This run owes \(sent.inRun) mails already; the limit is in [acknowledge].")
    }
  }

  /// What the mail would tell its reader.
  private static func kind(
    _ outcome: Outcome, _ items: [Acknowledgement.Item], for call: Call
  ) throws(Silence) -> Acknowledgement.Kind {
    switch outcome {
    case .automatic: throw Silence("A machine sent it, and machines get no answer.")
    case .unrelated: throw Silence("It proposes nothing: there is nothing to confirm.")
    case .followUp: throw Silence("It changes no submission: a person answers it.")
    case .setAside: return .unreadable
    case _ where items.isEmpty:
      throw Silence("It changes no submission: a person answers it.")
    case .duplicate: return .onRecord
    case .revision: return .revised
    case .withdrawal: return .withdrawn
    case .new:
      let news = items.subjects
      let isIncomplete = news.contains { !call.expects.isDisjoint(with: $0.proposal.missing) }
      return news.contains { $0.late > 0 } ? .late : isIncomplete ? .incomplete : .received
    }
  }

  /// The one person who gets the mail: the sender, and never anybody in Cc.
  private static func recipient(
    of draft: Draft, in context: Context
  ) throws(Silence) -> Address {
    if let sign = draft.machineSigns.first { throw Silence(sign.sentence) }
    guard let sender = draft.sender else { throw Silence("It names no sender.") }
    if let id = draft.messageID, AcknowledgementID.isOurs(id, in: context.mailDomain) {
      throw Silence("Its Message-ID is one of ours: it is our own mail.")
    }
    if [sender.address, draft.replyAddress ?? ""].contains(where: context.call.isOurs) {
      throw Silence("It comes from the committee's own address.")
    }
    if let forgery = draft.forgery { throw Silence(forgery) }
    guard context.call.isAddressed(by: draft.recipients) else {
      throw Silence("None of the call's addresses is in To or Cc (RFC 3834, section 2).")
    }
    // Where Return-Path names the same mailbox, it is the one that mail is known to reach.
    var recipient = sender
    if let path = draft.replyAddress, sender.isSameMailbox(as: path) { recipient.address = path }
    guard recipient.canBeWrittenToSomehow else {
      throw Silence("Its sender's address is none that mail can be sent to.")
    }
    guard recipient.canBeWrittenTo || context.limits.hasSMTPUTF8 else {
      throw Silence(
        "Its sender's address is beyond ASCII, and the delivery has no SMTPUTF8 (RFC 6531).")
    }
    return recipient
  }
}

extension Draft {
  /// Whether it answers a mail of ours.
  fileprivate func answersOurs(in domain: String) -> Bool {
    replyingTo.contains { AcknowledgementID.isOurs($0, in: domain) }
  }
}

extension Address {
  /// Whether `path` is this address, or the same name at a host of its domain.
  fileprivate func isSameMailbox(as path: String) -> Bool {
    let (mine, theirs) = (key, path.lowercased())
    guard let at = mine.lastIndex(of: "@"), let other = theirs.lastIndex(of: "@"),
      mine[..<at] == theirs[..<other]
    else { return false }
    let (domain, host) = (mine[at...].dropFirst(), theirs[other...].dropFirst())
    return domain == host || host.hasSuffix("." + domain) || domain.hasSuffix("." + host)
  }
}
