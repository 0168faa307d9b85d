/// Tells the kinds of mailbox apart.
public enum MailSources {
  /// The mailbox at `path`: a Maildir, a directory of `.eml` files, an mbox file, or a file
  /// with one message.
  ///
  /// A directory with `new` or `cur` in it is a Maildir. A file whose name ends in `.eml`
  /// is one message; an empty file, and one that begins with a `From_` line, is an mbox.
  ///
  /// - Parameters:
  ///   - name: What the record knows it by; its path unless given.
  ///   - waiting: For how many seconds to wait while another program holds an mbox's lock.
  /// - Throws: ``MailboxError`` where there is no such thing, or it may not be read.
  public static func open(
    path: String, name: String? = nil, waiting: Double = 30
  ) throws(MailboxError) -> any MailSource {
    let status = try onFile(path) { () throws(SystemError) in try FileStatus(of: path) }
    switch status.kind {
    case .directory:
      let names = try onFile(path) { () throws(SystemError) in try FileNames.list(path).names }
      if names.contains("cur") || names.contains("new") { return Maildir(path: path, name: name) }
      if names.contains(where: { $0.hasSuffix(".eml") }) {
        return MessageFolder(path: path, name: name)
      }
      throw .notMail(path: path, what: "a directory with neither cur, new nor .eml files in it")
    case .file:
      let start = try onFile(path) { () throws(SystemError) in
        try Descriptor(reading: path).read(FromLine.longest, at: 0)
      }
      if path.hasSuffix(".eml") { return MessageFile(path: path, name: name) }
      let text = start.drop { $0 == 0x0D || $0 == 0x0A }
      if text.isEmpty || text.starts(with: FromLine.mark) || path.hasSuffix(".mbox") {
        return Mbox(path: path, name: name, waiting: waiting)
      }
      return MessageFile(path: path, name: name)
    case .other:
      throw .notMail(path: path, what: "neither a file nor a directory")
    }
  }
}
