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
      do {
        try FileNames.remove(unfinished)
      } catch where error.isMissing {
        // The usual case: the last write was not cut off.
      }
      let file = try Descriptor(making: unfinished, mode: 0o600)
      try file.write(octets)
      try file.synchronize()
      try FileNames.rename(unfinished, path)
    }
  }

  /// The octets of standard input, to its end.
  public static func standardInput() throws(MailboxError) -> [UInt8] {
    try onFile("standard input") { () throws(SystemError) in try Descriptor.standardInput() }
  }
}
