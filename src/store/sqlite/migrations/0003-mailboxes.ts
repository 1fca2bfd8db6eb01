/** What IMAP asks of mailboxes: ids, special use, subscriptions, sums, dates of a placement, and values of clients. */
export const mailboxes = `
  ALTER TABLE mailboxes ADD COLUMN object_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE mailboxes ADD COLUMN special_use TEXT;  -- archive, drafts, junk, sent, trash
  ALTER TABLE mailboxes ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE mailboxes ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE mailboxes ADD COLUMN deleted_bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE mailboxes ADD COLUMN recent_from INTEGER NOT NULL DEFAULT 1;  -- the lowest UID not claimed as recent

  ALTER TABLE placements ADD COLUMN zone INTEGER NOT NULL DEFAULT 0;        -- of internal_date: minutes east of UTC
  ALTER TABLE placements ADD COLUMN saved_at INTEGER NOT NULL DEFAULT 0;    -- when it came here, milliseconds since 1970
  UPDATE placements SET saved_at = internal_date;
  UPDATE mailboxes SET
    bytes = (SELECT coalesce(sum(m.size), 0) FROM placements p JOIN messages m ON m.seq = p.message WHERE p.mailbox = mailboxes.id),
    deleted = (SELECT count(*) FROM placements p WHERE p.mailbox = mailboxes.id AND p.flags & 8 <> 0),
    deleted_bytes = (SELECT coalesce(sum(m.size), 0) FROM placements p JOIN messages m ON m.seq = p.message
      WHERE p.mailbox = mailboxes.id AND p.flags & 8 <> 0);

  -- Names, also of mailboxes that are not there.
  CREATE TABLE subscriptions (inbox INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (inbox, name)) STRICT, WITHOUT ROWID;

  -- The mailboxes that every inbox has from now on; Archive may be there, because POP3 moves mail to it.
  CREATE TEMP TABLE first (place INTEGER PRIMARY KEY, name TEXT, special_use TEXT);
  INSERT INTO first VALUES (0, 'INBOX', NULL), (1, 'Archive', 'archive'), (2, 'Drafts', 'drafts'), (3, 'Junk', 'junk'),
    (4, 'Sent', 'sent'), (5, 'Trash', 'trash');
  INSERT INTO mailboxes (inbox, name, uidvalidity)
    SELECT i.id, f.name, (SELECT max(value, unixepoch()) FROM meta WHERE key = 'uidvalidity') + row_number() OVER (ORDER BY i.id, f.place)
    FROM inboxes i CROSS JOIN first f
    WHERE NOT EXISTS (SELECT 1 FROM mailboxes b WHERE b.inbox = i.id AND b.name = f.name)
    ORDER BY i.id, f.place;
  UPDATE meta SET value = max(value, (SELECT coalesce(max(uidvalidity), 0) FROM mailboxes)) WHERE key = 'uidvalidity';
  UPDATE mailboxes SET object_id = lower(hex(randomblob(10))),
    special_use = (SELECT f.special_use FROM first f WHERE f.name = mailboxes.name);
  INSERT INTO subscriptions SELECT i.id, f.name FROM inboxes i CROSS JOIN first f;
  DROP TABLE first;
  CREATE UNIQUE INDEX mailboxes_by_object ON mailboxes (object_id);

  -- The seq of a message's last change; each placement has in modseq that of its own.
  ALTER TABLE messages ADD COLUMN changed INTEGER;
  UPDATE messages SET changed = (SELECT max(p.modseq) FROM placements p WHERE p.message = messages.seq)
    WHERE seq IN (SELECT message FROM placements WHERE modseq <> message);
  CREATE INDEX messages_changed ON messages (changed) WHERE changed IS NOT NULL;
  DROP INDEX placements_changed;
  CREATE INDEX placements_by_modseq ON placements (mailbox, modseq);

  -- mailbox 0: of the inbox itself. Entries in lower case.
  CREATE TABLE metadata (
    inbox INTEGER NOT NULL,
    mailbox INTEGER NOT NULL,
    entry TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (inbox, mailbox, entry)
  ) STRICT, WITHOUT ROWID;
`
