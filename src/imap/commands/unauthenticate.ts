import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readNothing } from '../grammar/nothing.ts'

/** All of the session begins anew but TLS; the client is let to send its next login right behind. */
export const unauthenticate = command({
  verb: 'UNAUTHENTICATE',
  rfc: 'RFC 8437 §3',
  in: 'authenticated',
  extension: 'UNAUTHENTICATE',
  parse: readNothing,
  run(talk) {
    talk.leave()
    return { ...ok('Nobody is logged in any more'), after: () => talk.transport.decompress() }
  },
})
