/** Inboxes that are renamed, and that have a read-state policy of their own. */
export const inboxes = `
  ALTER TABLE inbox_events ADD COLUMN was TEXT;       -- of inbox.renamed: the name before
  ALTER TABLE inboxes ADD COLUMN imap_read_state TEXT; -- shared, private; NULL: the server's own setting
`
