import Foundation
import Mail
import Proposals
public import Storage

extension Run {
  /// What forgetting a person came to.
  public struct Forgetting: Sendable {
    /// What was taken out of the record.
    public var erasure: Erasure
    /// How many files of the outbox were removed.
    public var files = 0
    /// Databases beside the record, backups and those it took the place of: nobody was taken out of
    /// these.
    public var otherRecords: [String] = []
    /// The names of mails in the outbox's Maildir that hold the address and that the record does
    /// not know: one that it took the place of has left them.
    fileprivate var unknownMails: [String] = []
    /// The files of other mails that it does not know: they may speak of the person.
    public var otherMails: [String] = []
  }

  /// What ``erase(_:)`` would do; changes nothing.
  public func forgetting(_ address: String) throws(Failure) -> Forgetting {
    let (call, now) = (setup.call, now)
    guard !call.isOurs(address.lowercased()) else {
      throw Failure(
        "that address is the call's own or of the committee; take it out of the configuration first",
        status: .configuration)
    }
    let erasure = try onRecord { store throws(StoreError) in
      try store.erasure(of: address, for: call, at: now)
    }
    guard !erasure.isEmpty || erasure.isRepeated else {
      let waits = try onRecord { store throws(StoreError) in try store.waitsForMailOfBefore() }
      throw Failure(
        "nobody on record has that address; "
          + (waits
            ? "after 'cfp restore-backup' the next 'cfp run' takes in mail again: erase them then"
            : "see 'cfp ledger'"),
        status: .configuration)
    }
    var forgetting = Forgetting(erasure: erasure, otherRecords: try otherRecords())
    try lookForUnknownMails(holding: Address(address: address), &forgetting)
    return forgetting
  }

  /// Forgets a person: in the record, in all that is made from it, and in the outbox.
  ///
  /// Ended anywhere and run again it finishes; what was made from the record and is missing then,
  /// the next run writes as well.
  ///
  /// - Throws: ``ExitStatus/configuration`` where nobody has the address.
  public mutating func erase(_ address: String) throws(Failure) -> Forgetting {
    var forgetting = try forgetting(address)
    try removeFormerDocuments()
    try state.removeDerived(for: audiences)
    let outbox = MaildirDelivery(directory: state.outbox)
    let mails = forgetting.erasure.answers + forgetting.erasure.digests
    for name in mails.map(Self.name(of:)) + forgetting.unknownMails {
      let isGone = try failing(on: "outbox") { () throws(MailboxError) in
        try outbox.remove(named: name)
      }
      forgetting.files += isGone ? 1 : 0
    }
    let (call, now) = (setup.call, now)
    forgetting.erasure = try onRecord { store throws(StoreError) in
      let erasure = try store.erase(address, for: call, at: now)
      try store.compact()
      return erasure
    }
    try writeDerived()
    return forgetting
  }

  /// Tells the outbox's mails that hold an address from others, of those that the record does not
  /// know.
  private func lookForUnknownMails(
    holding address: Address, _ forgetting: inout Forgetting
  ) throws(Failure) {
    let known = try onRecord { store throws(StoreError) in try store.owed() }.map(Self.name(of:))
    let files = try failing(on: "outbox") { () throws(MailboxError) in
      try MaildirDelivery(directory: state.outbox).files(besides: Set(known))
    }
    for file in files {
      guard let octets = FileManager.default.contents(atPath: file) else { continue }
      if address.stands(in: [UInt8](octets)) {
        forgetting.unknownMails.append(MaildirDelivery.name(ofFile: file))
      } else {
        forgetting.otherMails.append(file)
      }
    }
  }

  /// Databases beside the record: those it took the place of, and backups.
  private func otherRecords() throws(Failure) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: state.path)
        .map { "\(state.path)/\($0)" }
        .filter { $0 != state.database && Self.isDatabase($0) }
        .sorted()
    } catch {
      throw Failure("state directory \(state.path): cannot be looked at", status: .tryAgain)
    }
  }

  /// Whether a file begins as SQLite's do (Database File Format, 1.3.1).
  private static func isDatabase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { file.closeFile() }
    let mark = Data("SQLite format 3\0".utf8)
    do { return try file.read(upToCount: mark.count) == mark } catch { return false }
  }
}
