import { capabilities } from '../capabilities.ts'
import { type Command, command } from '../command.ts'
import { nothing } from '../grammar.ts'
import { ok } from '../replies.ts'

/** What this server can do (RFC 2449 §5). @param commands the table, this row too */
export function capa(commands: () => readonly Command[]): Command {
  return command({
    verb: 'CAPA',
    rfc: 'RFC 2449 §5',
    usage: 'CAPA',
    in: ['authorization', 'transaction'],
    parse: nothing,
    run: async (talk) => ok('Capability list follows', { lines: await capabilities(talk, commands()) }),
  })
}
