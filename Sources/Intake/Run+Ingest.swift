import Dispatch
import Mail
import Proposals
import Storage

extension Run {
  /// Takes in what is new in the configured mailboxes.
  ///
  /// A mailbox that cannot be read is told of in the report, and does not hold up the
  /// others; a record that cannot be written ends the run.
  public mutating func ingest() throws(Failure) {
    var glance = Glance(reading: state.glance)
    let before = glance
    for path in setup.mailboxes {
      let source: any MailSource
      do throws(MailboxError) {
        source = try MailSources.open(path: path)
      } catch {
        report.troubles.append(Failure("mailbox \(error)", status: .tryAgain))
        continue
      }
      try ingest(source, glance: &glance)
    }
    if glance != before, !isRehearsal { try keep(glance) }
    try checkBalance()
  }

  /// Takes in the one message on standard input, as a mail server hands it over.
  public mutating func ingestStandardInput() throws(Failure) {
    let message = try failing(on: "message") { () throws(MailboxError) in
      try OneMessage(standardInputAs: "standard input")
    }
    var glance = Glance()
    try ingest(message, glance: &glance)
    try checkBalance()
  }

  /// Takes in what is new in a source: each batch is read while the one before it is settled.
  private mutating func ingest(
    _ source: any MailSource, glance: inout Glance
  ) throws(Failure) {
    let recorded = try onRecord { store throws(StoreError) in
      try store.progress(of: source.name)
    }
    var progress = recorded
    progress.position = glance.position(of: source.name, recorded: recorded.position)
    var place = Place(source: source.name, recorded: recorded.position)
    let taken = Result { () throws(Failure) in
      try ingest(source, since: progress, at: &place, glance: &glance)
    }
    // What is settled stays so, whatever came after it.
    let kept = Result { () throws(Failure) in
      try onRecord { store throws(StoreError) in try store.keep() }
    }
    try taken.get()
    try kept.get()
  }

  private mutating func ingest(
    _ source: any MailSource, since progress: SourceProgress, at place: inout Place,
    glance: inout Glance
  ) throws(Failure) {
    var before: Drafted?
    do {
      try source.forEachBatch(since: progress) { batch in
        before = try draft(batch, beside: before, at: &place, glance: &glance)
      }
    } catch let error as MailboxError {
      report.troubles.append(Failure("mailbox \(error)", status: .tryAgain))
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure("mailbox \(source.name): \(error)", status: .tryAgain)
    }
    if let before {
      let lines = try settlement(of: before, at: &place, before: nil)()
      note(lines, of: before, at: &place, glance: &glance)
    }
  }

  /// How far the record has come with a source.
  private struct Place {
    let source: String
    var recorded: Position?
    /// The octets of the messages that are settled and not kept yet.
    var unkept = 0

    /// So many are kept at once.
    static let most = 32 << 20
    /// How long what is settled waits for what comes next, in seconds.
    static let patience = 0.5
  }

  /// A batch whose messages are read, and not settled yet.
  private struct Drafted {
    let arrivals: [Arrival]
    /// Of what is on record or in an earlier batch, the names in this source: files that need no
    /// second look.
    let names: [String]
    /// What tells the deliveries of all of its messages.
    let deliveries: Set<Digest>
    let waiting: [Int: Draft]
    let batch: (count: Int, position: Position?, share: Double)
  }

  /// Drafts what of `batch` is not on record, while the batch `before` it is settled.
  private mutating func draft(
    _ batch: Batch, beside before: consuming Drafted?, at place: inout Place,
    glance: inout Glance
  ) throws(Failure) -> Drafted {
    let identities = try batch.messages.map { raw throws(Failure) in try raw.identity() }
    let deliveries = identities.map(\.delivery)
    let known = try onRecord { store throws(StoreError) in try store.known(deliveries) }
      .union(before?.deliveries ?? [])
    var taken = known
    let arriving = zip(batch.messages, identities)
      .filter { taken.insert($1.delivery).inserted }
      .map { raw, identity in (raw: raw, found: Finding(of: raw, known: identity)) }
    let isRead = DispatchSemaphore(value: 0)
    let settling = before.map { Underway(settlement(of: $0, at: &place, before: isRead)) }
    let drafts = Result { () throws(Failure) in
      try readers.drafts(of: arriving.map { ($0.raw.octets, $0.found) })
    }
    isRead.signal()
    if let before, let settling {
      note(try settling.end().get(), of: before, at: &place, glance: &glance)
    }
    let arrivals = zip(arriving, try drafts.get()).map { arriving, draft in
      Arrival(
        draft: draft, octets: arriving.raw.octets, source: arriving.raw.source,
        uniqueName: arriving.raw.uniqueName, completesEarlier: arriving.raw.completesEarlier)
    }
    // A Maildir names again what came by another way.
    let names = zip(batch.messages, deliveries).compactMap { raw, delivery in
      known.contains(delivery) ? raw.uniqueName : nil
    }
    return Drafted(
      arrivals: arrivals, names: names, deliveries: Set(deliveries),
      waiting: try waiting(for: arrivals.compactMap(\.draft.messageID)),
      batch: (batch.messages.count, batch.position, batch.share))
  }

  /// What settles a batch, nothing where it brings nothing; a few batches are one transaction, but
  /// none stays open while the next batch takes long to read: others may want to write.
  ///
  /// - Parameter next: Signals that the next batch is read; `nil` where there is none.
  private func settlement(
    of drafted: Drafted, at place: inout Place, before next: DispatchSemaphore?
  ) -> @Sendable () throws(Failure) -> [LedgerLine] {
    let (setup, now, store, path) = (setup, now, store, state.database)
    let (source, owed) = (place.source, report.owed)
    guard !drafted.arrivals.isEmpty || !drafted.names.isEmpty else { return { [] } }
    place.unkept += drafted.arrivals.reduce(0) { $0 + $1.octets.count }
    let isFull = place.unkept >= Place.most
    if isFull { place.unkept = 0 }
    return { () throws(Failure) in
      try failing(on: path) { () throws(StoreError) in
        try store.begin()
        let lines = try store.settle(
          drafted.arrivals, from: source, position: drafted.batch.position,
          waiting: drafted.waiting, passing: drafted.names, for: setup.call,
          mailDomain: setup.mailDomain, armedSince: setup.acknowledgeSince,
          limits: setup.answerLimits, owedInRun: owed, at: now)
        if isFull || next?.wait(timeout: .now() + Place.patience) == .timedOut { try store.keep() }
        return lines
      }
    }
  }

  /// Notes that a batch is settled, which gave the ledger these lines.
  private mutating func note(
    _ lines: [LedgerLine], of drafted: Drafted, at place: inout Place, glance: inout Glance
  ) {
    report.found += drafted.batch.count
    report.known += drafted.batch.count - drafted.arrivals.count
    report.take(lines)
    onProgress?(
      Progress(mailbox: place.source, messages: report.found, share: drafted.batch.share))
    if !lines.isEmpty {
      place.recorded = drafted.batch.position
    } else if let position = drafted.batch.position {
      glance.note(position, of: place.source, recorded: place.recorded)
    }
  }

  /// Drafts of the messages on record that came before one of `ids`, which they answer.
  private mutating func waiting(for ids: [MessageID]) throws(Failure) -> [Int: Draft] {
    let kept = try onRecord { store throws(StoreError) in try store.waiting(for: ids) }
    guard !kept.isEmpty else { return [:] }
    return try Dictionary(
      uniqueKeysWithValues: zip(kept.map(\.number), readers.drafts(of: kept)))
  }

  /// Every message found has an outcome, or the run says that it has not.
  private func checkBalance() throws(Failure) {
    guard report.found == report.known + report.settled else {
      throw Failure(
        "the ledger does not balance: \(report.found) messages found, \(report.known) on record"
          + " before, \(report.settled) settled; the next run reads them again",
        status: .tryAgain)
    }
  }

  private func keep(_ glance: Glance) throws(Failure) {
    let path = state.glance
    let octets = try glance.octets()
    try failing(on: "state") { () throws(MailboxError) in
      try WholeFile.write(octets, to: path)
    }
  }

  /// All submissions on record, in the order of their codes.
  func submissions() throws(Failure) -> [Submission] {
    let call = setup.call
    return try onRecord { store throws(StoreError) in try store.submissions(for: call) }
  }

  /// The submissions that go by `codes`, each by the code it was asked for.
  func submissions(
    _ codes: [SubmissionCode]
  ) throws(Failure) -> [SubmissionCode: Submission] {
    guard !codes.isEmpty else { return [:] }
    let call = setup.call
    return try onRecord { store throws(StoreError) in try store.submissions(codes, for: call) }
  }

  /// The submission that goes by `code`; `nil` where there is none.
  func submission(_ code: SubmissionCode) throws(Failure) -> Submission? {
    let call = setup.call
    return try onRecord { store throws(StoreError) in try store.submission(code, for: call) }
  }

  /// Runs `body` on the record.
  func onRecord<Value>(
    _ body: (borrowing Store) throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    let store = store
    return try failing(on: state.database) { () throws(StoreError) in try body(store) }
  }
}
