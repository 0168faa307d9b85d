/// Files that are either as they were or as they should be, whenever one looks.
public enum WholeFile {
  /// Octets that are to be the content of a file.
  public struct Draft: Sendable {
    let octets: [UInt8]
    let path: String
    let access: FileAccess

    /// What the file `path` is to hold, and who else may read it.
    public init(_ octets: [UInt8], for path: String, access: FileAccess = .ownerAlone) {
      self.octets = octets
      self.path = path
      self.access = access
    }

    /// The name beside the file's is always the same, so that what a killed run left there goes
    /// with the next write.
    fileprivate var unfinished: String { path + ".new" }
  }

  /// Whether the file `path` holds `octets` and nothing else; not where it cannot be read.
  public static func holds(_ octets: [UInt8], at path: String) -> Bool {
    do throws(SystemError) {
      let file = try Descriptor(reading: path)
      guard try file.status().size == octets.count else { return false }
      return try file.read(octets.count, at: 0) == octets
    } catch {
      return false
    }
  }

  /// Makes `octets` the content of the file `path` in one step: written beside it, made durable,
  /// and renamed over it.
  ///
  /// - Parameter access: Who else may read it.
  public static func write(
    _ octets: [UInt8], to path: String, for access: FileAccess = .ownerAlone
  ) throws(MailboxError) {
    try write([Draft(octets, for: path, access: access)])
  }

  /// Makes each of `drafts` the content of its file, each in one step; all are durable before the
  /// first takes its name.
  public static func write(_ drafts: [Draft]) throws(MailboxError) {
    // To wait for each of many files takes longer than to wait for the file system once.
    let isMany = drafts.count > 16
    for draft in drafts {
      try onFile(draft.path) { () throws(SystemError) in
        try FileNames.removeIfThere(draft.unfinished)
        let file = try Descriptor(making: draft.unfinished, mode: 0o600)
        if draft.access != .ownerAlone {
          try file.give(draft.access.fileMode, to: draft.access.group)
        }
        try file.write(draft.octets)
        if !isMany { try file.synchronize() }
      }
    }
    if isMany { try synchronizeFileSystems(of: drafts) }
    for draft in drafts {
      try onFile(draft.path) { () throws(SystemError) in
        try FileNames.rename(draft.unfinished, draft.path)
      }
    }
  }

  /// Waits for all file systems on which one of `drafts` was written.
  private static func synchronizeFileSystems(of drafts: [Draft]) throws(MailboxError) {
    var done: Set<UInt64> = []
    for draft in drafts {
      try onFile(draft.path) { () throws(SystemError) in
        let file = try Descriptor(reading: draft.unfinished)
        guard try done.insert(file.status().device).inserted else { return }
        try file.synchronizeFileSystem()
      }
    }
  }

  /// Puts a file that is finished in the place of `path`, in one step, and makes both its content
  /// and its name durable.
  ///
  /// - Parameter kept: Another name, free and in the same folder, that what stood at `path` keeps;
  ///   `nil` where it goes.
  public static func put(
    _ finished: String, inPlaceOf path: String, keeping kept: String? = nil
  ) throws(MailboxError) {
    try onFile(path) { () throws(SystemError) in
      try Descriptor(reading: finished).synchronize()
      if let kept { try FileNames.link(path, kept) }
      try FileNames.rename(finished, path)
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      try Descriptor(directory: folder.isEmpty ? "." : folder.joined(separator: "/") + "/")
        .synchronize()
    }
  }
}
