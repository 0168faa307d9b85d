import CArchive

/// The files of a ZIP archive that is in memory, unpacked by libarchive.
///
/// Office documents are ZIP archives. Only that format is switched on: the others that
/// libarchive knows are so much more code for strangers to reach.
enum ZipArchive {
  /// A file of the archive.
  struct Entry {
    let name: String
    let content: [UInt8]
  }

  /// Why an archive could not be read, or not all of it.
  enum Fault {
    case damaged, encrypted
    /// What it unpacks to, or the number of its files, is over the limit.
    case tooLarge
  }

  /// The archive's entries of which `isWanted` says so by their names, in the order found.
  ///
  /// - Parameters:
  ///   - octets: The archive.
  ///   - limit: The number of files that are looked at.
  ///   - room: The octets that may be unpacked; less by what was.
  /// - Returns: What could be read, and why that is not all, where it is not.
  static func entries(
    of octets: [UInt8], limit: Int, room: inout Int, where isWanted: (String) -> Bool
  ) -> (entries: [Entry], fault: Fault?) {
    guard let archive = unsafe archive_read_new() else { return ([], .damaged) }
    defer { unsafe archive_read_free(archive) }
    guard unsafe archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
      unsafe archive_read_support_format_zip_streamable(archive) == ARCHIVE_OK
    else { return ([], .damaged) }
    return unsafe octets.withUnsafeBytes { bytes -> (entries: [Entry], fault: Fault?) in
      guard unsafe archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK
      else { return ([], .damaged) }
      var entries: [Entry] = []
      for _ in 0..<limit {
        var header: OpaquePointer?
        let code = unsafe archive_read_next_header(archive, &header)
        if code == ARCHIVE_EOF { return (entries, nil) }
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let header = unsafe header else {
          return (entries, .damaged)
        }
        let name = unsafe archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header)
        guard let name = unsafe name.map({ unsafe String(cString: $0) }), isWanted(name) else {
          continue
        }
        if unsafe archive_entry_is_encrypted(header) != 0 { return (entries, .encrypted) }
        let (content, fault) = unsafe content(of: archive, room: &room)
        entries.append(Entry(name: name, content: content))
        if let fault { return (entries, fault) }
      }
      return (entries, .tooLarge)
    }
  }

  /// Unpacks the entry whose header was read last.
  @unsafe private static func content(
    of archive: OpaquePointer, room: inout Int
  ) -> (content: [UInt8], fault: Fault?) {
    var content: [UInt8] = []
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var offset: la_int64_t = 0
      let code = unsafe archive_read_data_block(archive, &block, &count, &offset)
      if code == ARCHIVE_EOF { return (content, nil) }
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { return (content, .damaged) }
      guard count <= room else { return (content, .tooLarge) }
      room -= count
      unsafe content += UnsafeRawBufferPointer(start: block, count: count)
    }
  }
}
