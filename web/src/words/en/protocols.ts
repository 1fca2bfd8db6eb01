import * as imap from './protocols/imap.ts'
import * as pop3 from './protocols/pop3.ts'
import * as smtp from './protocols/smtp.ts'

/** What commands and replies of the mail protocols mean. Read only where a session is shown. */
export const protocols = { smtp, pop3, imap }
