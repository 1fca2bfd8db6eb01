/** The first schema. What IMAP will need (RFC 9051 §2.3.1.1, RFC 7162) is in it from the start. */
export const first = `
  -- store_id (random) · seq (last number given out) · uidvalidity (last one given out)
  -- forgotten (events up to this seq that are kept in expunged and inbox_events are no longer known)
  CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

  CREATE TABLE inboxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    password TEXT,
    max_messages INTEGER,
    max_age INTEGER,                 -- seconds
    max_bytes INTEGER,
    messages INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    pruned INTEGER NOT NULL DEFAULT 0,
    pruned_at INTEGER
  ) STRICT;

  CREATE TABLE inbox_events (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, inbox TEXT NOT NULL) STRICT;

  CREATE TABLE mailboxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    inbox INTEGER NOT NULL,
    name TEXT NOT NULL,
    uidvalidity INTEGER NOT NULL,
    uidnext INTEGER NOT NULL DEFAULT 1,
    highest_modseq INTEGER NOT NULL DEFAULT 1,
    messages INTEGER NOT NULL DEFAULT 0,
    unseen INTEGER NOT NULL DEFAULT 0,
    UNIQUE (inbox, name)
  ) STRICT;

  CREATE TABLE messages (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    inbox INTEGER NOT NULL,
    received_at INTEGER NOT NULL,    -- milliseconds since 1970
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    in_file INTEGER NOT NULL,        -- 0: the octets are in bodies, 1: in <database>-bodies/ab/<id>.eml
    session TEXT,
    envelope TEXT NOT NULL,          -- JSON
    remarks TEXT NOT NULL            -- JSON
  ) STRICT;
  CREATE INDEX messages_by_inbox ON messages (inbox);
  CREATE INDEX messages_in_files ON messages (size) WHERE in_file = 1;

  -- Apart from messages, so that a walk over those reads little.
  CREATE TABLE bodies (seq INTEGER PRIMARY KEY, bytes BLOB) STRICT;

  CREATE TABLE placements (
    mailbox INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    message INTEGER NOT NULL,        -- messages.seq
    flags INTEGER NOT NULL,          -- 1 seen, 2 answered, 4 flagged, 8 deleted, 16 draft
    modseq INTEGER NOT NULL,         -- that of message until the first change
    internal_date INTEGER NOT NULL,  -- milliseconds since 1970
    PRIMARY KEY (mailbox, uid)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX placements_by_message ON placements (message);
  CREATE INDEX placements_changed ON placements (modseq) WHERE modseq <> message;

  CREATE TABLE tags (message INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (message, tag)) STRICT, WITHOUT ROWID;

  CREATE TABLE expunged (
    modseq INTEGER PRIMARY KEY,
    mailbox INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    id TEXT NOT NULL,
    inbox TEXT NOT NULL
  ) STRICT;
  CREATE INDEX expunged_by_mailbox ON expunged (mailbox, modseq);

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    summary TEXT NOT NULL,           -- JSON SessionSummary
    transcript TEXT NOT NULL         -- JSON
  ) STRICT;
  CREATE INDEX sessions_by_start ON sessions (started_at, id);
`
