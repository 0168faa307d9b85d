/// Files that are either as they were or as they should be, whenever one looks.
public enum WholeFile {
  /// Makes `octets` the content of the file `path` in one step: written beside it, made durable,
  /// and renamed over it.
  ///
  /// The name beside it is always the same, so that what a killed run left there goes with
  /// the next write.
  ///
  /// - Parameter access: Who else may read it.
  public static func write(
    _ octets: [UInt8], to path: String, for access: FileAccess = .ownerAlone
  ) throws(MailboxError) {
    let unfinished = path + ".new"
    try onFile(path) { () throws(SystemError) in
      do throws(SystemError) {
        try FileNames.remove(unfinished)
      } catch {
        // Missing in the usual case: the last write was not cut off.
        guard error.isMissing else { throw error }
      }
      let file = try Descriptor(making: unfinished, mode: 0o600)
      if access != .ownerAlone { try file.give(access.fileMode, to: access.group) }
      try file.write(octets)
      try file.synchronize()
      try FileNames.rename(unfinished, path)
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
