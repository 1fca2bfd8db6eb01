/** An address that is listened on. */
export interface OpenListener {
  readonly protocol: 'smtp' | 'smtps' | 'lmtp' | 'pop3' | 'pop3s' | 'imap' | 'imaps' | 'http'
  /** `127.0.0.1:1025`, `[::1]:1025` or `unix:/path.sock`, with the port that was really got. */
  readonly address: string
  readonly tls: 'off' | 'starttls' | 'implicit'
}
