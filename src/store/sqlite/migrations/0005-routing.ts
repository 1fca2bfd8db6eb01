/** Why each message is in its inbox, inboxes that go away when nobody uses them, and those with a port of their own. */
export const routing = `
  ALTER TABLE messages ADD COLUMN route_rule TEXT;    -- auth, domain, header, port, default, rest, imap; NULL: not known
  ALTER TABLE messages ADD COLUMN route_detail TEXT;
  ALTER TABLE messages ADD COLUMN route_more TEXT;    -- JSON {recipients, passedOver}; NULL: all recipients, none passed over

  ALTER TABLE inboxes ADD COLUMN ttl INTEGER;         -- seconds after used_at; NULL: it stays
  ALTER TABLE inboxes ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;  -- milliseconds since 1970
  UPDATE inboxes SET used_at = max(created_at,
    coalesce((SELECT m.received_at FROM messages m WHERE m.inbox = inboxes.id ORDER BY m.seq DESC LIMIT 1), 0));
  ALTER TABLE inboxes ADD COLUMN smtp_port INTEGER;
`
