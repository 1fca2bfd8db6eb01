/** POP3 commands (RFC 1939, RFC 2449, RFC 2595, RFC 5034, RFC 6856). */
export const commands = {
  CAPA: 'Asks what the server can do.',
  TOP: 'Reads the header of a message and so many lines of its body.',
  UIDL: 'Asks for the lasting id of each message.',
  USER: 'Names the inbox to log in to.',
  PASS: 'The password of the inbox that USER named.',
  APOP: 'Logs in without sending the password itself.',
  AUTH: 'Logs in by a SASL mechanism, or lists those there are.',
  STLS: 'Asks to encrypt the connection from here on.',
  UTF8: 'Asks for header fields in UTF-8.',
  LANG: 'Asks for the language of the replies.',
  STAT: 'Asks how many messages there are, and how large together.',
  LIST: 'Asks for the size of each message.',
  RETR: 'Reads a whole message.',
  DELE: 'Marks a message as deleted; QUIT makes it so.',
  RSET: 'Takes back all deletions of this session.',
  NOOP: 'Does nothing: the client keeps the connection alive.',
  QUIT: 'Ends the session; what was marked as deleted goes now.',
}

/** How a response begins (RFC 1939 §3, RFC 5034 §4). */
export const replies = {
  '+OK': 'Done.',
  '-ERR': 'Refused, or failed.',
  '+': 'The login goes on: the client is asked for the next piece.',
}

/** Response codes (RFC 2449 §8, RFC 3206 §4, RFC 6856 §5). */
export const codes = {
  AUTH: 'User name or password is wrong.',
  'IN-USE': 'Another session has this maildrop open.',
  'LOGIN-DELAY': 'The last login was too short a time ago.',
  'SYS/TEMP': 'The server failed; it may succeed later.',
  'SYS/PERM': 'The server failed; somebody has to mend it.',
  UTF8: 'The client has to ask for UTF8 first.',
}
