import GRDB

/// The shape of the database, one migration at a time.
///
/// A migration that has shipped is never edited: write the next one. Times are seconds
/// since 1970, digests are 32 octets, `proposal` and the like are JSON.
enum Schema {
  /// What the file says of whose it is: "cfp1".
  private static let applicationID: Int32 = 0x6366_7031

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("the record") { db in
      try db.execute(sql: messages + submissions + mail + sources)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("the committee's word") { db in try db.execute(sql: rulings) }
    migrator.registerMigration("bounces") { db in try db.execute(sql: bounces) }
    migrator.registerMigration("sending") { db in try db.execute(sql: sending) }
    migrator.registerMigration("erasing") { db in try db.execute(sql: erasing) }
    migrator.registerMigration("words") { db in try db.execute(sql: words) }
    migrator.registerMigration("told before") { db in try db.execute(sql: toldBefore) }
    migrator.registerMigration("briefs") { db in try db.execute(sql: briefs) }
    migrator.registerMigration("set aside") { db in try db.execute(sql: setAside) }
    migrator.registerMigration("brief texts") { db in try db.execute(sql: briefTexts) }
    return migrator
  }

  /// Whether a database says that it is ours.
  static func isOurs(_ db: Database) throws -> Bool {
    try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID
  }

  /// Brings `database` to today's schema; writes nothing where it is there already.
  static func prepare(_ database: DatabaseQueue) throws {
    let (isCurrent, journal) = try database.read { db in
      let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      // A process that was killed while it made the file may have left the migrator's own table.
      let others = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
      guard owner == applicationID || owner == 0 && others == 0 else { throw StoreError.foreign }
      guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newer }
      return (
        try migrator.hasCompletedMigrations(db),
        try String.fetchOne(db, sql: "PRAGMA journal_mode")
      )
    }
    if journal == "delete" {
      // Kept in the file: a later opening finds the journal in this mode.
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    }
    guard !isCurrent else { return }
    try migrator.migrate(database)
  }

  private static let messages = """
    -- The ledger: one line for each delivery, never two for the same.
    CREATE TABLE message (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      delivery BLOB NOT NULL UNIQUE CHECK (length(delivery) = 32),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      messageID TEXT,
      source TEXT NOT NULL,
      received REAL NOT NULL,
      witness TEXT NOT NULL CHECK (witness IN ('received', 'mailbox', 'date', 'run')),
      written REAL,
      senderName TEXT,
      senderAddress TEXT,
      senderKey TEXT CHECK ((senderKey IS NULL) = (senderAddress IS NULL)),
      subject TEXT NOT NULL,
      subjectKey TEXT CHECK (subjectKey <> ''),
      kind TEXT NOT NULL CHECK (kind <> ''),
      contentDigest BLOB CHECK (length(contentDigest) = 32),
      outcome TEXT NOT NULL CHECK (outcome IN ('new', 'revision', 'duplicate', 'follow-up',
        'withdrawal', 'automatic', 'unrelated', 'set-aside')),
      amended TEXT CHECK (amended IN ('new', 'revision', 'duplicate', 'follow-up',
        'withdrawal', 'automatic', 'unrelated', 'set-aside')),
      evidence TEXT NOT NULL CHECK (evidence <> ''),
      -- Why it is not answered; NULL where the outbox has the answer.
      silence TEXT CHECK (silence <> ''),
      settled REAL NOT NULL
    ) STRICT;
    CREATE INDEX messageByID ON message (messageID) WHERE messageID IS NOT NULL;
    CREATE INDEX messageByContent ON message (contentDigest) WHERE contentDigest IS NOT NULL;
    CREATE INDEX messageBySubject ON message (subjectKey) WHERE subjectKey IS NOT NULL;

    -- The messages it answers, nearest first, whether they are on record or not.
    CREATE TABLE parent (
      message INTEGER NOT NULL REFERENCES message,
      position INTEGER NOT NULL CHECK (position >= 0),
      messageID TEXT NOT NULL,
      PRIMARY KEY (message, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX parentByID ON parent (messageID);

    -- Its octets as they were found, in pieces.
    CREATE TABLE original (
      message INTEGER NOT NULL REFERENCES message,
      piece INTEGER NOT NULL CHECK (piece >= 0),
      octets BLOB NOT NULL CHECK (length(octets) <= 1048576),
      PRIMARY KEY (message, piece)
    ) STRICT;

    """

  private static let submissions = """
    -- The last number given under each prefix: a code never returns.
    CREATE TABLE series (
      prefix TEXT PRIMARY KEY,
      last INTEGER NOT NULL CHECK (last > 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE submission (
      number INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      state TEXT NOT NULL
        CHECK (state IN ('submitted', 'withdrawn', 'accepted', 'rejected', 'confirmed')),
      received REAL NOT NULL,
      late INTEGER NOT NULL CHECK (late >= 0),
      -- When its withdrawal was written.
      withdrawn REAL CHECK (state <> 'withdrawn' OR withdrawn IS NOT NULL),
      -- Grows with every change; the packet is that of an earlier one, or of this.
      version INTEGER NOT NULL CHECK (version > 0),
      packet INTEGER NOT NULL CHECK (packet BETWEEN 0 AND version)
    ) STRICT;
    CREATE INDEX submissionByPacket ON submission (number) WHERE packet < version;

    CREATE TABLE revision (
      submission INTEGER NOT NULL REFERENCES submission,
      number INTEGER NOT NULL CHECK (number > 0),
      message INTEGER NOT NULL REFERENCES message,
      proposal TEXT NOT NULL CHECK (json_valid(proposal)),
      titleKey TEXT CHECK (titleKey <> ''),
      fingerprint INTEGER,
      received REAL NOT NULL,
      written REAL NOT NULL,
      PRIMARY KEY (submission, number),
      UNIQUE (message, submission)
    ) STRICT;
    CREATE INDEX revisionByTitle ON revision (titleKey) WHERE titleKey IS NOT NULL;
    CREATE INDEX revisionByFingerprint ON revision (fingerprint) WHERE fingerprint IS NOT NULL;

    -- MinHash bands of the revisions' texts: what has one in common may be alike.
    CREATE TABLE band (
      value INTEGER NOT NULL,
      submission INTEGER NOT NULL REFERENCES submission,
      PRIMARY KEY (value, submission)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE person (
      submission INTEGER NOT NULL REFERENCES submission,
      address TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (submission, address, name),
      CHECK (address <> '' OR name <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX personByAddress ON person (address) WHERE address <> '';
    CREATE INDEX personByName ON person (name) WHERE name <> '';

    -- What each message did to each submission.
    CREATE TABLE about (
      message INTEGER NOT NULL REFERENCES message,
      submission INTEGER NOT NULL REFERENCES submission,
      effect TEXT NOT NULL CHECK (effect IN ('open', 'revise', 'repeat', 'note', 'withdraw')),
      PRIMARY KEY (message, submission)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aboutBySubmission ON about (submission, message);

    -- Alike, but another talk or another person's. Kept once, for the later of the two.
    CREATE TABLE resemblance (
      submission INTEGER NOT NULL REFERENCES submission,
      other INTEGER NOT NULL REFERENCES submission,
      score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
      PRIMARY KEY (submission, other),
      CHECK (submission <> other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX resemblanceByOther ON resemblance (other);

    """

  private static let rulings = """
    -- What it is part of now, and the submission at the end of that chain; NULL where it stands
    -- by itself. A code stays, whatever becomes of what it named.
    ALTER TABLE submission ADD COLUMN mergedInto INTEGER REFERENCES submission
      CHECK (mergedInto <> number);
    ALTER TABLE submission ADD COLUMN root INTEGER REFERENCES submission
      CHECK ((root IS NULL) = (mergedInto IS NULL));
    CREATE INDEX submissionByRoot ON submission (root) WHERE root IS NOT NULL;
    -- The message that its code was given for, and the key of the title it had then: a talk that
    -- is read again gets its code again. NULL where a ruling split it off.
    ALTER TABLE submission ADD COLUMN opener INTEGER REFERENCES message;
    ALTER TABLE submission ADD COLUMN openedAs TEXT;
    UPDATE submission SET opener = (SELECT message FROM about
      WHERE about.submission = submission.number AND effect = 'open');
    UPDATE submission SET openedAs = (SELECT titleKey FROM revision
      WHERE revision.submission = submission.number AND message = opener);
    -- People type codes in any case.
    CREATE UNIQUE INDEX submissionByCode ON submission (code COLLATE NOCASE);
    CREATE INDEX submissionByOpener ON submission (opener) WHERE opener IS NOT NULL;
    -- A deadline may be extended: how late something is follows from when it was received.
    ALTER TABLE submission DROP COLUMN late;

    -- The committee's word over the program's. Nothing is ever removed here.
    CREATE TABLE ruling (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      verb TEXT NOT NULL CHECK (verb IN ('edit', 'merge', 'split', 'withdraw', 'restore',
        'answered', 'undo')),
      submission INTEGER NOT NULL REFERENCES submission,
      other INTEGER REFERENCES submission CHECK ((verb IN ('merge', 'split')) = (other IS NOT NULL)),
      message INTEGER REFERENCES message CHECK (message IS NULL OR verb = 'split'),
      undoes INTEGER UNIQUE REFERENCES ruling CHECK ((verb = 'undo') = (undoes IS NOT NULL)),
      said TEXT CHECK ((verb = 'edit') = (said IS NOT NULL) AND json_valid(coalesce(said, '{}'))),
      was TEXT CHECK (json_valid(coalesce(was, '{}'))),
      became TEXT CHECK (json_valid(coalesce(became, '{}'))),
      who TEXT NOT NULL CHECK (who <> ''),
      at REAL NOT NULL,
      -- The ledger's last line at that time.
      behind INTEGER NOT NULL CHECK (behind >= 0)
    ) STRICT;
    CREATE INDEX rulingBySubmission ON ruling (submission);
    CREATE INDEX rulingByOther ON ruling (other) WHERE other IS NOT NULL;

    -- Reading kept mail again: what today's rules read out of each message.
    CREATE TABLE rereading (
      message INTEGER PRIMARY KEY REFERENCES message,
      draft TEXT NOT NULL CHECK (json_valid(draft))
    ) STRICT;

    """

  private static let mail = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      -- A message is answered once, whatever the code above does.
      message INTEGER UNIQUE REFERENCES message,
      kind TEXT NOT NULL CHECK (kind <> ''),
      messageID TEXT NOT NULL UNIQUE,
      recipients TEXT NOT NULL CHECK (json_valid(recipients)),
      acknowledgement TEXT CHECK (acknowledgement IS NULL OR json_valid(acknowledgement)),
      octets BLOB,
      state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'sent', 'retry', 'failed', 'uncertain')),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      trouble TEXT,
      queued REAL NOT NULL,
      changed REAL NOT NULL,
      CHECK ((acknowledgement IS NULL) <> (octets IS NULL))
    ) STRICT;
    CREATE INDEX outboxByState ON outbox (state) WHERE state <> 'sent';

    """

  private static let bounces = """
    -- The one address that an acknowledgement goes to, in lower case.
    ALTER TABLE outbox ADD COLUMN recipientKey TEXT;
    UPDATE outbox SET recipientKey = lower(recipients ->> 0) WHERE acknowledgement IS NOT NULL;
    CREATE INDEX outboxByRecipient ON outbox (recipientKey, queued)
      WHERE recipientKey IS NOT NULL;
    -- The message that says that it came back. No more goes to that address until a person has
    -- it sent again.
    ALTER TABLE outbox ADD COLUMN bounce INTEGER REFERENCES message;
    CREATE INDEX outboxByBounce ON outbox (recipientKey) WHERE bounce IS NOT NULL;

    """

  private static let sending = """
    -- When a mail that was refused for the time being is tried again.
    ALTER TABLE outbox ADD COLUMN due REAL CHECK (due IS NULL OR state = 'retry');
    -- The way it was last handed over by: what is found in 'sending' by one that takes a mail
    -- once may be handed to it again.
    ALTER TABLE outbox ADD COLUMN carrier TEXT CHECK (carrier <> '');
    -- Until now there was one way.
    UPDATE outbox SET carrier = 'maildir' WHERE attempts > 0;
    UPDATE outbox SET due = changed WHERE state = 'retry';

    """

  private static let erasing = """
    -- Who asked to be forgotten, and when: the SHA-256 of the address in lower case. Mail of theirs
    -- that was received before that is not taken in again.
    CREATE TABLE erasure (
      address BLOB PRIMARY KEY CHECK (length(address) = 32),
      at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- The SHA-256 of names that are left out of what somebody else's delivery says, whether that is
    -- on record or not.
    CREATE TABLE omission (
      delivery BLOB NOT NULL CHECK (length(delivery) = 32),
      name BLOB NOT NULL CHECK (length(name) = 32),
      PRIMARY KEY (delivery, name)
    ) STRICT, WITHOUT ROWID;
    -- The codes of submissions that were erased.
    CREATE TABLE erasedCode (
      code TEXT PRIMARY KEY COLLATE NOCASE CHECK (code <> ''),
      at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What a record had settled whose place this one, brought back from a backup, took: that was
    -- answered then, and what was erased stays so.
    CREATE TABLE settledBefore (
      delivery BLOB PRIMARY KEY CHECK (length(delivery) = 32),
      isErased INTEGER NOT NULL CHECK (isErased IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    -- The codes that it had given: for which delivery, and under which title's key.
    CREATE TABLE givenBefore (
      code TEXT PRIMARY KEY COLLATE NOCASE CHECK (code <> ''),
      delivery BLOB NOT NULL CHECK (length(delivery) = 32),
      openedAs TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX givenBeforeByDelivery ON givenBefore (delivery);

    """

  private static let words = """
    -- The words that the record is searched by, folded before they come here: a word is what
    -- stands between spaces. The rows of messageWords are the ledger's numbers.
    CREATE VIRTUAL TABLE submissionWords USING fts5 (title, abstract, rest, people, content = '',
      tokenize = "ascii tokenchars '+#'");
    CREATE VIRTUAL TABLE messageWords USING fts5 (sender, subject, content = '',
      tokenize = "ascii tokenchars '+#'");
    -- The version whose words were taken; where they are, NULL where there are none; and their
    -- digest: many changes do not touch the text.
    ALTER TABLE submission ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0
      CHECK (indexed BETWEEN 0 AND version);
    ALTER TABLE submission ADD COLUMN words INTEGER;
    ALTER TABLE submission ADD COLUMN wordsDigest BLOB
      CHECK ((words IS NULL) = (wordsDigest IS NULL) AND coalesce(length(wordsDigest), 32) = 32);
    CREATE INDEX submissionByStaleWords ON submission (number) WHERE indexed < version;
    CREATE UNIQUE INDEX submissionByWords ON submission (words) WHERE words IS NOT NULL;

    """

  private static let toldBefore = """
    -- The message's digest, where the committee was told of it.
    ALTER TABLE settledBefore ADD COLUMN told BLOB CHECK (length(told) = 32);

    """

  private static let briefs = """
    -- What a list shows of it (without what it resembles), and the version that this is of; NULL
    -- where there is nothing to show. What a brief holds may change: a migration then empties it.
    ALTER TABLE submission ADD COLUMN brief TEXT CHECK (json_valid(coalesce(brief, '{}')));
    ALTER TABLE submission ADD COLUMN briefed INTEGER NOT NULL DEFAULT 0
      CHECK (briefed BETWEEN 0 AND version);
    CREATE INDEX submissionByStaleBrief ON submission (number) WHERE briefed < version;

    """

  private static let setAside = """
    -- What could not be read is looked for in every run.
    CREATE INDEX messageSetAside ON message (number)
      WHERE coalesce(amended, outcome) = 'set-aside';

    """

  private static let briefTexts = """
    -- No JSON any more, but netstrings, whose octets are counted.
    ALTER TABLE submission DROP COLUMN brief;
    ALTER TABLE submission ADD COLUMN brief BLOB;
    UPDATE submission SET briefed = 0 WHERE briefed > 0;

    """

  private static let sources = """
    -- How far each mailbox was read.
    CREATE TABLE source (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      position TEXT CHECK (position IS NULL OR json_valid(position))
    ) STRICT;
    CREATE TABLE sourceName (
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (source, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    """
}
