import Foundation

/// The directory that holds a call's record and all that is made from it (mode 0700).
public struct StateDirectory: Sendable {
  /// The directory, absolute.
  public let path: String

  /// The directory at `path`, which need not exist yet.
  public init(_ path: String) { self.path = path }

  /// The record (SQLite).
  public var database: String { path + "/cfp.sqlite" }
  /// A record on its way into the place of the present one.
  var unfinishedRecord: String { database + ".restoring" }
  /// What the names of records begin with that another took the place of.
  var replacedRecords: String { database + ".replaced-" }
  /// The file that keeps two runs apart.
  public var lock: String { path + "/lock" }
  /// Where mailboxes without news were read to; a hint that may be removed.
  var glance: String { path + "/positions.json" }
  /// The Maildir of outgoing mail.
  public var outbox: String { path + "/outbox" }
  /// One folder a submission.
  public var packets: String { path + "/packets" }
  /// Pages for the committee to look at.
  public var site: String { path + "/site" }
  /// Of what packets and site were written; a hint that may be removed.
  var written: String { path + "/written.json" }
  /// Of what those for a member were written.
  func written(for member: String) -> String { path + "/\(Self.hints)-\(member).json" }
  private static let hints = "written"
  /// The octets of messages that could not be read.
  public var aside: String { path + "/aside" }

  /// Whether there is a record to look at.
  public var hasRecord: Bool { FileManager.default.fileExists(atPath: database) }

  /// Creates the directory where it is not there, and refuses one that others could have
  /// written to.
  ///
  /// - Throws: ``ExitStatus/configuration`` for a directory that is another user's or
  ///   open to everybody; ``ExitStatus/tryAgain`` where it cannot be created.
  public func prepare() throws(Failure) {
    do {
      if FileManager.default.fileExists(atPath: path) { return try check() }
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        "state directory \(path): cannot be created; check who may write to its parent",
        status: .tryAgain)
    }
  }

  /// Refuses a directory that is another user's, or that others may write to.
  public func check() throws(Failure) {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw Failure("state directory \(path): cannot be looked at", status: .tryAgain)
    }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else {
      throw Failure("state directory \(path): is not a directory", status: .configuration)
    }
    let owner = (attributes[.ownerAccountID] as? NSNumber)?.intValue
    guard owner == ProcessInfo.processInfo.userIdentifier else {
      throw Failure(
        "state directory \(path): belongs to user \(owner.map(String.init) ?? "unknown"), not to"
          + " the user running this; run as that user, or name another directory in [state]",
        status: .configuration)
    }
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    guard mode & 0o022 == 0 else {
      throw Failure(
        "state directory \(path): others may write to it (mode \(String(mode, radix: 8)));"
          + " run chmod 700 on it",
        status: .configuration)
    }
  }

  /// The files that say of what documents were written.
  func hints() throws(Failure) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { $0.hasPrefix(Self.hints) && $0.hasSuffix(".json") }
        .map { "\(path)/\($0)" }.sorted()
    } catch {
      throw Failure("state directory \(path): cannot be looked at", status: .tryAgain)
    }
  }

  /// Removes all that is made from the record for these audiences, the hints first: what is cut off
  /// here, the next run writes anew.
  func removeDerived(for audiences: [Audience]) throws(Failure) {
    for path in audiences.flatMap(\.hints) + [glance, aside] {
      try removeIfThere(path)
    }
    for audience in audiences { try removeDocuments(in: audience.folder) }
  }

  /// Removes packets and site in a folder.
  func removeDocuments(in folder: String) throws(Failure) {
    for name in ["packets", "site"] { try removeIfThere("\(folder)/\(name)") }
  }

  /// Removes a file, or a folder and what is in it.
  func removeIfThere(_ path: String) throws(Failure) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Failure("\(path): cannot be removed", status: .tryAgain)
    }
  }
}

extension ProcessInfo {
  /// The user this process acts as.
  fileprivate var userIdentifier: Int { Int(geteuid()) }
}
