/// Files that are either as they were or as they should be, whenever one looks.
public enum WholeFile {
  /// Makes `octets` the content of the file `path` (mode 0600) in one step: written beside
  /// it, made durable, and renamed over it.
  ///
  /// The name beside it is always the same, so that what a killed run left there goes with
  /// the next write.
  public static func write(_ octets: [UInt8], to path: String) throws(MailboxError) {
    let unfinished = path + ".new"
    try onFile(path) { () throws(SystemError) in
      do throws(SystemError) {
        try FileNames.remove(unfinished)
      } catch {
        // Missing in the usual case: the last write was not cut off.
        guard error.isMissing else { throw error }
      }
      let file = try Descriptor(making: unfinished, mode: 0o600)
      try file.write(octets)
      try file.synchronize()
      try FileNames.rename(unfinished, path)
    }
  }
}
