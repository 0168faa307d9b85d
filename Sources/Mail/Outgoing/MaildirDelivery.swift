/// Puts outgoing mail into a Maildir, each under a name of its own.
///
/// A kill at any moment leaves the mail whole or not there, and delivering it again under
/// the same name puts it there once.
public struct MaildirDelivery: MailTransport, Sendable {
  private let path: String
  private var folders: [String] { ["tmp", "new", "cur"].map { path + "/" + $0 } }

  /// Delivers into the Maildir `directory`, made with the first mail.
  public init(directory: String) { path = directory }

  /// `maildir`.
  public var name: String { "maildir" }

  /// Yes: a mail's file goes by the mail's name.
  public var takesAMailOnce: Bool { true }

  /// Always.
  public var isOpen: Bool { true }

  /// Does nothing: the Maildir is made with the first mail.
  public func open() {}

  /// Does nothing.
  public func close() {}

  /// Puts a mail into `new`, whoever it is for.
  public func deliver(
    _ octets: [UInt8], in envelope: Envelope, named name: String
  ) throws(TransportError) -> Handover {
    do throws(MailboxError) {
      try deliver(octets, named: name)
    } catch {
      throw TransportError("outbox \(error)", isTemporary: true)
    }
    return .delivered("put into \(path)")
  }

  /// Puts a mail into `new`, durably; does nothing where one of that name is in `new` or
  /// `cur` already, whatever its flags.
  ///
  /// - Parameter name: A name for the file: no slash, no colon, no dot at its beginning.
  /// - Throws: ``MailboxError`` where the mail could not be made durable.
  public func deliver(_ octets: [UInt8], named name: String) throws(MailboxError) {
    precondition(
      !name.isEmpty && !name.hasPrefix(".") && !name.contains { $0 == "/" || $0 == ":" },
      "a Maildir name has no flags and no folders in it")
    try onFile(path) { () throws(SystemError) in
      for directory in [path] + folders { try FileNames.makeDirectory(directory) }
    }
    if try isDelivered(name) { return }
    let draft = path + "/tmp/" + name
    let final = path + "/new/" + name
    try onFile(draft) { () throws(SystemError) in
      // A draft of that name is what a killed run left.
      try FileNames.removeIfThere(draft)
      let file = try Descriptor(making: draft, mode: 0o600)
      try file.write(octets)
      try file.synchronize()
    }
    try onFile(final) { () throws(SystemError) in
      try FileNames.rename(draft, final)
      try Descriptor(directory: path + "/new").synchronize()
    }
  }

  /// Removes the mail of that name, whatever its flags, if it is there.
  ///
  /// - Returns: Whether it was.
  public func remove(named name: String) throws(MailboxError) -> Bool {
    try onFile(path) { () throws(SystemError) in
      var wasThere = false
      for folder in folders {
        for file in try Self.names(in: folder) where Self.name(ofFile: file) == name {
          try FileNames.removeIfThere(folder + "/" + file)
          wasThere = true
        }
      }
      return wasThere
    }
  }

  /// The files of mails that go by none of these names, whatever their flags, each with its path.
  public func files(besides names: Set<String>) throws(MailboxError) -> [String] {
    try onFile(path) { () throws(SystemError) in
      var others: [String] = []
      for folder in folders {
        others += try Self.names(in: folder)
          .filter { !names.contains(Self.name(ofFile: $0)) }
          .map { folder + "/" + $0 }
      }
      return others.sorted()
    }
  }

  /// The name that the mail in a file goes by: without its folder and flags.
  public static func name(ofFile path: String) -> String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != ":" })
  }

  private static func names(in folder: String) throws(SystemError) -> [String] {
    do throws(SystemError) {
      return try FileNames.list(folder).names
    } catch {
      guard error.isMissing else { throw error }
      return []
    }
  }

  /// Whether a mail of that name is in `new`, or in `cur` with whatever flags.
  private func isDelivered(_ name: String) throws(MailboxError) -> Bool {
    try onFile(path) { () throws(SystemError) in
      do throws(SystemError) {
        _ = try FileStatus(of: path + "/new/" + name)
        return true
      } catch {
        guard error.isMissing else { throw error }
      }
      return try FileNames.list(path + "/cur").names.contains { Self.name(ofFile: $0) == name }
    }
  }
}
