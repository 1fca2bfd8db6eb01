import { type Command, usageOf } from '../command.ts'
import { reply } from '../reply.ts'

/** HELP lists the commands that this client can use now, from the table itself (RFC 5321 §4.1.1.8). */
export function help(table: () => readonly Command[]): Command {
  return {
    verb: 'HELP',
    rfc: 'RFC 5321 §4.1.1.8',
    usage: 'HELP [command]',
    argument: 'optional',
    after: 'connect',
    junk: true,
    keywords: () => ['HELP'],
    run(talk, argument) {
      const offered = table().filter((command) => command.offered?.(talk) ?? true)
      if (argument === '') {
        return reply(214, '2.0.0', ['Commands here:', ...offered.map((command) => usageOf(command, talk))])
      }
      const asked = offered.find(({ verb }) => verb === argument.toUpperCase())
      if (asked === undefined) return reply(504, '5.5.4', 'No such command here')
      return reply(214, '2.0.0', `${usageOf(asked, talk)} (${asked.rfc.replace('§', 'section ')})`)
    },
  }
}
