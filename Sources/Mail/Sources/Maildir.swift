import struct Foundation.Date

/// A mailbox of one file a message: the directories `new` and `cur`.
///
/// Nothing is locked, moved or marked: whoever reads the mail finds it as it was.
/// Subfolders and `tmp` are left alone. A message is known by the part of its file's name
/// that no program changes, so a message on record is not even opened.
public struct Maildir: MailSource {
  /// What the record knows it by.
  public let name: String
  private let path: String

  /// The Maildir `path`, which the record knows as `name`.
  public init(path: String, name: String? = nil) {
    self.path = path
    self.name = name ?? path
  }

  /// Reads the messages whose names are not known yet, in the order of their delivery.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    let known = progress.knownNames
    var listing = try MaildirListing(of: path, besides: known)
    let waiting = listing.files.values.sorted()
    var trouble = listing.trouble
    var gathering = BatchGathering(of: waiting.count, limits)
    for file in waiting {
      var message: RawMessage?
      do throws(MailboxError) {
        message = try read(file.uniqueName, in: &listing, besides: known)
      } catch {
        trouble = trouble ?? error
      }
      try gathering.take(message, body)
    }
    try gathering.flush(body)
    if let trouble { throw trouble }
  }

  /// Reads the message `uniqueName`, wherever it is by now; `nil` where it is gone, or is no
  /// file.
  private func read(
    _ uniqueName: String, in listing: inout MaildirListing, besides known: Set<String>
  ) throws(MailboxError) -> RawMessage? {
    while let file = listing.files[uniqueName] {
      let path = path + "/" + file.path
      do throws(SystemError) {
        let open = try Descriptor(reading: path)
        let (octets, from) = try open.readMessage()
        return RawMessage(
          octets: octets, source: path, delivered: file.delivered ?? from?.time,
          uniqueName: uniqueName)
      } catch {
        if error == .notAFile { return nil }
        guard error.isMissing else { throw MailboxError(error, on: path) }
      }
      // Marked as read, or deleted, since the directories were listed: look once more, and
      // again only if it moved on from there.
      let again = try MaildirListing(of: self.path, besides: known)
      if again.files[uniqueName] == file { return nil }
      listing = again
    }
    return nil
  }
}

/// The messages of a Maildir at one time that are not known yet.
struct MaildirListing {
  /// A message's file.
  struct File: Comparable {
    /// Where it is in the Maildir: `new/…` or `cur/…:2,S`.
    let path: String
    /// The part of its name before the flags.
    let uniqueName: String
    /// The seconds that its name begins with: when it was delivered.
    let seconds: Int?

    init(_ folder: String, _ name: String, _ uniqueName: String) {
      path = folder + "/" + name
      self.uniqueName = uniqueName
      let digits = name.utf8.prefix { (0x30...0x39).contains($0) }
      seconds =
        digits.count < 19 && name.utf8.dropFirst(digits.count).first == 0x2E
        ? Int(Substring(digits)) : nil
    }

    /// When the message was delivered; `nil` where its name does not say it credibly.
    var delivered: Date? {
      // From 1990 to 2100: other numbers count something else.
      guard let seconds, (631_152_000..<4_102_444_800).contains(seconds) else { return nil }
      return Date(timeIntervalSince1970: Double(seconds))
    }

    static func < (a: File, b: File) -> Bool {
      let (first, second) = (a.seconds ?? 0, b.seconds ?? 0)
      return first != second ? first < second : a.uniqueName < b.uniqueName
    }
  }

  /// The files by their unique names.
  private(set) var files: [String: File] = [:]
  /// What could not be listed.
  private(set) var trouble: MailboxError?

  /// Lists `new` and `cur` of the Maildir `path`, one of which may be absent, without the messages
  /// whose unique names are `known`: in most runs all are, and a look at each name is all they cost.
  init(of path: String, besides known: Set<String>) throws(MailboxError) {
    var isFound = false
    // First new: a message that moves to cur meanwhile is then seen in one of them at least.
    for folder in ["new", "cur"] {
      let directory = path + "/" + folder
      do {
        let listing = try FileNames.list(directory)
        for name in listing.names where name.utf8.first != 0x2E {
          let uniqueName = name.utf8.firstIndex(of: 0x3A).map { String(name[..<$0]) } ?? name
          guard !known.contains(uniqueName) else { continue }
          files[uniqueName] = File(folder, name, uniqueName)
        }
        if let name = listing.illegible.first {
          trouble = .failed(
            path: directory + "/" + name, reason: "its name is not UTF-8", isPassing: false)
        }
        isFound = true
      } catch {
        guard error.isMissing else { throw MailboxError(error, on: directory) }
      }
    }
    guard isFound else { throw .missing(path: path + "/cur") }
  }
}
