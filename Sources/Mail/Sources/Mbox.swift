/// A mailbox in one file (RFC 4155): mboxo, mboxrd or mboxcl, with LF or CRLF.
///
/// Read in windows under the locks of mail software (`fcntl` and a dot lock), never
/// changed, never mapped. A run over an unchanged file opens it and reads nothing; what
/// was added costs what it is long; a file that was shortened or rewritten is read from
/// its beginning.
public struct Mbox: MailSource {
  /// What the record knows it by.
  public let name: String
  private let path: String
  private let waiting: Double

  /// The mbox file `path`, which the record knows as `name`.
  ///
  /// - Parameter waiting: For how many seconds to wait while another program holds a lock.
  public init(path: String, name: String? = nil, waiting: Double = 30) {
    self.path = path
    self.name = name ?? path
    self.waiting = waiting
  }

  /// Reads what is new since the position on record, in the order of the file.
  public func forEachBatch(
    since progress: SourceProgress, limits: BatchLimits, _ body: (Batch) throws -> Void
  ) throws {
    var position = progress.position
    var beginnings = 0
    while let look = try look(after: position, limits) {
      // Once for a new or rewritten file; more often because of mail programs at work.
      beginnings += look.isFromBeginning ? 1 : 0
      guard beginnings <= 4 else { throw MailboxError.changed(path: path) }
      if !look.batch.messages.isEmpty || look.batch.position != position {
        try body(look.batch)
      }
      position = look.batch.position
      if look.isLast { return }
    }
  }

  /// What one look into the file gave.
  private struct Look {
    var batch: Batch
    /// Whether nothing could be skipped.
    var isFromBeginning: Bool
    /// Whether the file was read to its end.
    var isLast: Bool
  }

  /// Reads the next messages; `nil` where the file is as it was and read to its end.
  private func look(after position: Position?, _ limits: BatchLimits) throws(MailboxError) -> Look?
  {
    let file = try onFile(path) { () throws(SystemError) in try Descriptor(reading: path) }
    // Whoever is writing now changes one of them; then the next run sees it.
    let seen = try onFile(path) { () throws(SystemError) in try file.status() }
    if let position, position.isAll(of: seen) { return nil }
    let lock = try MailboxLock(path, file, waiting: waiting)
    do throws(SystemError) {
      guard try FileStatus(of: path).isSameFile(as: file.status()) else {
        // Another file took its name before we had the lock: look again.
        let nothing = Batch(messages: [], position: position)
        return Look(batch: nothing, isFromBeginning: true, isLast: false)
      }
      var view = try MboxView(file)
      if let position, position.isAll(of: view.status) { return nil }
      let start = try MboxStart(after: position, in: view)
      var found = try view.messages(from: start.offset, limits)
      let isLast = found.last.map { $0.end == view.end } ?? true
      if isLast, let last = found.last {
        let isUnfinished = try view.endsInMidMessage()
        if isUnfinished || last.content.isEmpty { found.removeLast() }
      }
      if found.isEmpty, start.completesEarlier {
        // Still being written: what is on record of it stays the last that is known.
        return Look(
          batch: Batch(messages: [], position: position), isFromBeginning: false, isLast: true)
      }
      let now = try Position(
        in: view, offset: found.last?.end ?? start.offset,
        lastStart: found.last?.start
          ?? (start.isBeginning ? start.offset : position?.lastStart ?? start.offset),
        count: start.count + found.count)
      let messages = messages(found, from: start)
      lock.release(view.file)
      return Look(
        batch: Batch(
          messages: messages, position: now,
          share: Double(now.offset) / Double(max(view.end, 1))),
        isFromBeginning: start.isBeginning, isLast: isLast)
    } catch {
      throw MailboxError(error, on: path)
    }
  }

  /// The messages found, without the notes that programs leave for themselves.
  private func messages(_ found: [MboxView.Found], from start: MboxStart) -> [RawMessage] {
    var messages: [RawMessage] = []
    for (index, message) in found.enumerated() where !message.content.isEmpty {
      if let octets = message.octets.inMemory, MboxText.isFolderNote(octets) { continue }
      messages.append(
        RawMessage(
          octets: message.octets, source: "\(path)#\(start.count + index + 1)",
          delivered: message.delivered,
          completesEarlier: start.completesEarlier && index == 0))
    }
    return messages
  }
}
