import { appendUid } from '../adding.ts'
import { ok } from '../answer.ts'
import { extensionsOf } from '../append/extensions.ts'
import { keepMessages } from '../append/messages.ts'
import { command } from '../command.ts'
import { readAppend } from '../grammar/append.ts'

export const append = command({
  verb: 'APPEND',
  rfc: 'RFC 9051 §6.3.12',
  in: 'authenticated',
  does: 'messages',
  capabilities: () => ['MULTIAPPEND', 'CATENATE', 'URL-PARTIAL'],
  parse: readAppend,
  uses: ({ messages }) => [
    ...(messages.length > 1 ? ['MULTIAPPEND'] : []),
    ...messages.flatMap(({ data }) => extensionsOf(data)),
  ],
  async run(talk, appending) {
    const kept = await keepMessages(talk, appending)
    return ok('Appended', appendUid(talk, kept))
  },
})
