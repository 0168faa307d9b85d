public import Mail
public import Proposals
public import Rendering
public import struct Foundation.Date

/// All that a run needs to know, with every path absolute.
public struct Setup: Sendable {
  /// The call being answered.
  public var call: Call
  /// The mailboxes to read: mbox files, Maildirs or message files.
  public var mailboxes: [String]
  /// The state directory.
  public var state: String
  /// How many of the top-most `Received:` fields come from hosts that are believed.
  public var trustedHops: Int
  /// The authserv-id of the mail server whose `Authentication-Results:` are believed; `nil` for
  /// none.
  public var authservID: String?
  /// How many acknowledgements may go out.
  public var answerLimits: Answer.Context.Limits
  /// How much of a message is read.
  public var limits: Limits
  /// For how many days after a message was received its original is kept; `nil`: for ever.
  public var originalDays: Int?
  /// Mail received from then on is acknowledged; `nil`: none, until `cfp arm`.
  public var acknowledgeSince: Date?
  /// The sender of our own mail.
  public var from: Address
  /// Whether mail to `talks+KVM08-007@…` reaches `talks@…`: answers then name their submission by
  /// where they go (RFC 5233).
  public var hasPlusAddressing = false
  /// How our own mail leaves.
  public var delivery: Delivery
  /// Who gets the committee's digest, and how often.
  public var digest: DigestSchedule
  /// Whether documents for reviewers hide who the speakers are.
  public var isBlind = false
  /// The members for whom packets and pages are written to a folder of their own.
  public var memberFolders: [MemberFolder] = []
  /// Templates to use in place of the built-in ones.
  public var templates: TemplateFolder?

  /// A folder of packets and pages for a member of the committee.
  public struct MemberFolder: Sendable, Equatable {
    /// Whom it is for.
    public var member: Member
    /// The folder, absolute.
    public var path: String
    /// Who may read it.
    public var access: FileAccess

    /// A folder for `member`.
    public init(for member: Member, path: String, access: FileAccess) {
      self.member = member
      self.path = path
      self.access = access
    }

    /// What it is called: the last part of its path.
    public var name: String { String(path.split(separator: "/").last ?? "") }
  }

  /// Who gets the digest, and how often.
  public struct DigestSchedule: Sendable {
    /// Whom it goes to; nobody gets one where this is empty.
    public var recipients: [Address]
    /// The least time between two digests, in hours.
    public var hours: Int
    /// How long people may take before it lists what they have not done.
    public var patience = DigestContents.Patience()

    /// A digest for `recipients` every so many `hours`, when there is news.
    public init(recipients: [Address], hours: Int) {
      self.recipients = recipients
      self.hours = hours
    }
  }

  /// How our own mail leaves.
  public struct Delivery: Sendable, Equatable {
    /// Who takes it.
    public enum Carrier: Sendable, Equatable {
      /// The Maildir in the state directory.
      case maildir
      /// The host's mail program at this absolute path.
      case sendmail(program: String)
      case smtp(SMTPServer)
    }

    /// Who takes it.
    public var carrier: Carrier
    /// Where bounces go; `nil` for the null sender, so that none come.
    public var bounceAddress: String?
    /// The time that connecting, and then each mail, may take.
    public var seconds: Int

    /// A delivery by `carrier`.
    public init(
      by carrier: Carrier = .maildir, bouncesTo bounceAddress: String? = nil, seconds: Int = 300
    ) {
      self.carrier = carrier
      self.bounceAddress = bounceAddress
      self.seconds = seconds
    }
  }

  /// A folder of the organiser's own templates.
  public struct TemplateFolder: Sendable {
    /// The folder, absolute.
    public var path: String
    /// The texts by name: the file's name without `.mustache`.
    public var texts: [String: String]

    /// The templates read from the folder at `path`.
    public init(path: String, texts: [String: String]) {
      self.path = path
      self.texts = texts
    }
  }

  /// A setup of these values; paths are absolute.
  public init(
    call: Call, mailboxes: [String], state: String, trustedHops: Int, authservID: String? = nil,
    answerLimits: Answer.Context.Limits = Answer.Context.Limits(), limits: Limits = Limits(),
    acknowledgeSince: Date?, from: Address, delivery: Delivery = Delivery(),
    digest: DigestSchedule, templates: TemplateFolder?
  ) {
    self.call = call
    self.mailboxes = mailboxes
    self.state = state
    self.trustedHops = trustedHops
    self.authservID = authservID
    self.answerLimits = answerLimits
    self.limits = limits
    self.acknowledgeSince = acknowledgeSince
    self.from = from
    self.delivery = delivery
    self.digest = digest
    self.templates = templates
  }
}

extension Setup {
  /// Has another state directory than the configured one, and in it all that would lie elsewhere.
  public mutating func keep(in state: String) {
    self.state = state
    for index in memberFolders.indices {
      memberFolders[index].path = "\(state)/committee/\(memberFolders[index].name)"
    }
  }

  /// The call as documents for reviewers show it.
  var callShown: Call { isBlind ? call.anonymised : call }

  /// What the Message-IDs of our own mail end in: the domain of its sender.
  var mailDomain: String {
    from.address.split(separator: "@").last.map(String.init) ?? "localhost"
  }
}
