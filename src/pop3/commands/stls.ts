import { command } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok, wrong } from '../replies.ts'

/** TLS from here on (RFC 2595 §4). What came with it in plaintext is never run. */
export const stls = command({
  verb: 'STLS',
  rfc: 'RFC 2595 §4',
  usage: 'STLS',
  in: ['authorization'],
  parse: nothing,
  capability: ({ canStartTls, state }) => (canStartTls && state === 'authorization' ? 'STLS' : undefined),
  run(talk) {
    if (talk.secure) return wrong('TLS is on already')
    if (!talk.canStartTls) return wrong('This server has no TLS: start it with --tls self-signed')
    if (talk.pending > 0) return { ...wrong('Nothing may follow STLS'), ending: 'plaintext after STLS' }
    talk.startTls()
    return ok('Begin TLS')
  },
})
