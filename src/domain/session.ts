/** One line of a session, secrets masked and bodies shortened to `<n octets>` before it got here. */
export interface TranscriptLine {
  /** Milliseconds since the session began. */
  readonly at: number
  /** Who said it: the client, the server, or a remark of ours (`*`), such as `bare LF kept in message`. */
  readonly from: 'C' | 'S' | '*'
  readonly text: string
  /**
   * Octets that it was as the protocol has it, its end counted, before TLS and compression. `null` for remarks, and for
   * secrets, whose length is nobody's business.
   */
  readonly octets: number | null
}

/** What the server presented in a TLS handshake. Names as in X.509: `CN=localhost, O=Example`. */
export interface CertificateFacts {
  readonly subject: string
  readonly issuer: string
  /** SHA-256 in hexadecimal with colons, as OpenSSL writes it. */
  readonly fingerprint: string
  /** Milliseconds since 1970. */
  readonly validUntil: number
}

export interface TlsFacts {
  /** `TLSv1.3`. */
  readonly version: string
  /** IANA name of the cipher suite. */
  readonly cipher: string
  /** Server name the client asked for (SNI), if any. */
  readonly serverName: string | null
  readonly certificate: CertificateFacts | null
}

/**
 * What went wrong in a session, the first of it:
 *
 * - `login`: a login was refused, or was missing where it is required, and none was taken afterwards
 * - `tls`: the handshake failed, or the client left right after it without a word, as who does not trust the certificate
 * - `refused`: the server did not want the connection at all
 * - `mistakes`: the client said what cannot be understood, or too much that was wrong
 * - `slow`: the client stopped in the middle of a message, or took nothing of what was sent
 * - `lost`: the connection broke, or ended in the middle of a message
 * - `internal`: a failure of ours
 */
export type SessionFailure = 'login' | 'tls' | 'refused' | 'mistakes' | 'slow' | 'lost' | 'internal'

export type Protocol = 'smtp' | 'lmtp' | 'pop3' | 'imap'

/** One client connection of a mail protocol, also a refused one. */
export interface Session {
  readonly id: string
  readonly protocol: Protocol
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** `null` while the connection is open. */
  readonly endedAt: number | null
  /** Address and port of the client; a Unix socket has neither. */
  readonly remote: { readonly address: string; readonly port: number } | null
  /** Address and port it connected to; for a Unix socket its path and port 0. */
  readonly local: { readonly address: string; readonly port: number }
  readonly tls: TlsFacts | null
  /** Argument of EHLO, HELO or LHLO; what ID says in IMAP. */
  readonly clientName: string | null
  /** Inbox the client logged in to; never its secret. */
  readonly login: string | null
  /** Ids of the messages it produced. */
  readonly messages: readonly string[]
  /** How it ended, in a few words: `quit`, `client disconnected in DATA`, `idle for 300 s`. `null` while open. */
  readonly ending: string | null
  /** `null` while all is well. */
  readonly failure: SessionFailure | null
  readonly transcript: readonly TranscriptLine[]
  /** Whether lines were left out because the transcript reached its limit. */
  readonly truncated: boolean
}

/** A session without its lines, for lists. */
export type SessionSummary = Omit<Session, 'transcript'>

/** What an open session is at, as far as mail may come of it. Nothing keeps it: it is read when somebody asks. */
export interface SessionActivity {
  /**
   * - `arriving`: no message has begun yet; what the client came for is still to come
   * - `sending`: in the middle of a message, from MAIL until it is kept or given up, or of a line
   * - `resting`: between messages
   */
  readonly stage: 'arriving' | 'sending' | 'resting'
  /** Milliseconds since the client was last heard, or has connected. */
  silentFor(): number
}

/** An open session by which mail may come, with what it is at. */
export interface MailSession {
  readonly session: Session
  readonly activity: SessionActivity
}

/** Where the protocols write down their sessions. */
export interface SessionLog {
  /**
   * Makes an open session visible. The object given is read whenever somebody asks, so it may go on changing.
   * @param activity what it is at, when mail may come by it; likewise
   */
  begin(session: Session, activity?: SessionActivity): void
  /** Something of an open session is not as it was; called for each line too. */
  changed(session: Session): void
  /** Keeps an ended session. Never fails and never waits: a session that cannot be kept is logged and let go. */
  finish(session: Session): void
}

/** What happens to a session, told as it happens; no past is kept of it. */
export interface SessionEvent {
  readonly type: 'session.begun' | 'session.changed' | 'session.ended'
  /** It may go on changing: read it when it is told. */
  readonly session: SessionSummary
}
