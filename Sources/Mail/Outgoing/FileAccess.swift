/// Who may read files and folders that are made for others to look at.
public struct FileAccess: Sendable, Equatable, CustomStringConvertible {
  /// The permission bits of a folder (POSIX.1, `chmod`); a file has those without execution.
  public let mode: UInt32
  /// The number of the group that they go to; `nil` for the one that new files get.
  public let group: UInt32?

  /// Nobody but their owner.
  public static let ownerAlone = FileAccess(mode: 0o700, group: nil)

  /// Access with these permission bits for the group of this number.
  public init(mode: UInt32, group: UInt32?) {
    self.mode = mode
    self.group = group
  }

  /// `mode 750, group 1000`.
  public var description: String {
    "mode \(String(mode, radix: 8))" + (group.map { ", group \($0)" } ?? "")
  }

  var fileMode: UInt32 { mode & 0o666 }

  /// The number of the group of this name; `nil` where there is none.
  public static func group(named name: String) -> UInt32? { FileNames.group(named: name) }

  /// Makes the folder `path`, where it is not there, and gives it this access; folders that are
  /// missing on the way to it are made for all to pass through and nobody but their owner to list.
  public func makeFolder(_ path: String) throws(MailboxError) {
    try onFile(path) { () throws(SystemError) in
      try Self.makeFolder(path, mode: 0o700)
      try Descriptor(directory: path).give(mode, to: group)
    }
  }

  private static func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    do throws(SystemError) {
      try FileNames.makeDirectory(path, mode: mode)
    } catch {
      let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      guard error.isMissing, parent.count > 1 else { throw error }
      try makeFolder(parent.joined(separator: "/"), mode: 0o711)
      try FileNames.makeDirectory(path, mode: mode)
    }
  }

  /// Gives the file `path` this access.
  public func give(toFile path: String) throws(MailboxError) {
    try onFile(path) { () throws(SystemError) in
      try Descriptor(reading: path).give(fileMode, to: group)
    }
  }
}
