import { bad, no, ok } from '../answer.ts'
import { command } from '../command.ts'
import { readCompress } from '../grammar/session-commands.ts'

export const compress = command({
  verb: 'COMPRESS',
  rfc: 'RFC 4978 §3',
  in: 'authenticated',
  parse: readCompress,
  capabilities: ({ transport }) => (transport.compressed ? [] : ['COMPRESS=DEFLATE']),
  run(talk, mechanism) {
    const { transport } = talk
    if (mechanism !== 'DEFLATE' || !talk.offers('COMPRESS=DEFLATE'))
      return bad('There is no such compression')
    if (transport.compressed) return no('DEFLATE is active already', 'COMPRESSIONACTIVE')
    if (transport.pending > 0) return bad('Wait for the answer to COMPRESS before saying more')
    return { ...ok('Compressed from here on'), after: () => transport.compress() }
  },
})
