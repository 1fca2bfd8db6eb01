/** What a download by POP3 asks for: where the last line ends, what becomes of the message, and moves between mailboxes. */
export const downloads = `
  -- 1: ends with CRLF, or is empty; 0: it does not; NULL: its octets came into a file before anybody looked.
  ALTER TABLE messages ADD COLUMN ends_with_crlf INTEGER;
  UPDATE messages SET ends_with_crlf =
    iif(size = 0, 1, (SELECT substr(b.bytes, -2) = x'0d0a' FROM bodies b WHERE b.seq = messages.seq))
    WHERE in_file = 0;

  ALTER TABLE inboxes ADD COLUMN on_retrieve TEXT; -- keep, mark-read, archive, delete; NULL: the server's own setting

  -- 1: the message is gone with this UID; 0: it stands elsewhere, or another row tells of its end.
  ALTER TABLE expunged ADD COLUMN gone INTEGER NOT NULL DEFAULT 1;
`
