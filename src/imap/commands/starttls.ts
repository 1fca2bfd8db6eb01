import { bad, ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

export const starttls = command({
  verb: 'STARTTLS',
  rfc: 'RFC 9051 §6.2.1',
  in: 'not-authenticated',
  parse: readNothing,
  capabilities: (talk) => (talk.inbox === undefined && talk.transport.canStartTls ? ['STARTTLS'] : []),
  run(talk) {
    const { transport } = talk
    if (!transport.canStartTls || !talk.offers('STARTTLS'))
      return bad(transport.secure ? 'TLS is on already' : 'There is no TLS here')
    // What came behind it may be anybody's (RFC 9051 §6.2.1, §11.1).
    if (transport.pending > 0) return bad('Wait for the answer to STARTTLS before saying more')
    return { ...ok('Begin TLS now'), after: () => transport.startTls() }
  },
})
