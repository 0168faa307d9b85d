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

  private mutating func ingest(
    _ source: any MailSource, glance: inout Glance
  ) throws(Failure) {
    let recorded = try onRecord { store throws(StoreError) in
      try store.progress(of: source.name)
    }
    var progress = recorded
    progress.position = glance.position(of: source.name, recorded: recorded.position)
    var last = recorded.position
    do {
      try source.forEachBatch(since: progress) { batch in
        let lines = try settle(batch, from: source.name)
        onProgress?(
          Progress(mailbox: source.name, messages: report.found, share: batch.share))
        if !lines.isEmpty {
          last = batch.position
        } else if let position = batch.position {
          glance.note(position, of: source.name, recorded: last)
        }
      }
    } catch let error as MailboxError {
      report.troubles.append(Failure("mailbox \(error)", status: .tryAgain))
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure("mailbox \(source.name): \(error)", status: .tryAgain)
    }
  }

  /// Drafts and settles what of `batch` is not on record: one transaction.
  private mutating func settle(
    _ batch: Batch, from source: String
  ) throws(Failure) -> [LedgerLine] {
    let identities = batch.messages.map { Identity(of: $0.octets) }
    let known = try onRecord { store throws(StoreError) in
      try store.known(identities.map(\.delivery))
    }
    var taken = known
    let arriving = zip(batch.messages, identities)
      .filter { taken.insert($1.delivery).inserted }
      .map { raw, identity in (raw: raw, found: Finding(of: raw, known: identity)) }
    let drafts = try readers.drafts(of: arriving.map { ($0.raw.octets, $0.found) })
    let arrivals = zip(arriving, drafts).map { arriving, draft in
      Arrival(
        draft: draft, octets: arriving.raw.octets, source: arriving.raw.source,
        uniqueName: arriving.raw.uniqueName, completesEarlier: arriving.raw.completesEarlier)
    }
    report.found += batch.messages.count
    report.known += batch.messages.count - arrivals.count
    // A Maildir names again what came by another way: those files need no second look.
    let names = zip(batch.messages, identities).compactMap { raw, identity in
      known.contains(identity.delivery) ? raw.uniqueName : nil
    }
    guard !arrivals.isEmpty || !names.isEmpty else { return [] }
    let (setup, now) = (setup, now)
    let waiting = try waiting(for: arrivals.compactMap(\.draft.messageID))
    let owed = report.lines.count { $0.answer != .none }
    let lines = try onRecord { store throws(StoreError) in
      try store.settle(
        arrivals, from: source, position: batch.position, waiting: waiting, passing: names,
        for: setup.call, mailDomain: setup.mailDomain, armedSince: setup.acknowledgeSince,
        limits: setup.answerLimits, owedInRun: owed, at: now)
    }
    report.lines += lines
    return lines
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
    guard report.found == report.known + report.lines.count else {
      throw Failure(
        "the ledger does not balance: \(report.found) messages found, \(report.known) on record"
          + " before, \(report.lines.count) settled; the next run reads them again",
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
