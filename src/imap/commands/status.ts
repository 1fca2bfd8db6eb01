import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readStatus } from '../grammar/status.ts'
import { mailboxNamed } from '../mailbox-named.ts'
import { askStatus, extensionsOf, formatStatus } from '../status.ts'

export const status = command({
  verb: 'STATUS',
  rfc: 'RFC 9051 §6.3.11, RFC 8438',
  in: 'authenticated',
  parse: readStatus,
  uses: ({ items }) => extensionsOf(items),
  capabilities: ({ settings }) => ['STATUS=SIZE', `APPENDLIMIT=${settings.maxMessageSize}`],
  async run(talk, { mailbox: name, items }) {
    const mailbox = await mailboxNamed(talk, name)
    askStatus(talk, items)
    talk.out.untagged(await formatStatus(talk, mailbox, items))
    return ok('That is its status')
  },
})
