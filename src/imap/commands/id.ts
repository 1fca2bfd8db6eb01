import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { formatNstring, formatString, inUtf8 } from '../format/strings.ts'
import { readId } from '../grammar/session-commands.ts'

export const id = command({
  verb: 'ID',
  rfc: 'RFC 2971 §3.1',
  in: 'any',
  extension: 'ID',
  parse: readId,
  run(talk, fields) {
    const said = new Map(fields.map(([name, value]) => [name.toLowerCase(), value]))
    const client = [said.get('name'), said.get('version')].filter((word) => word).join(' ')
    if (client !== '') talk.introduce(client)
    const ours = { name: 'Sandpost', version: talk.settings.version }
    const pairs = Object.entries(ours).flatMap(([name, value]) => [
      formatString(name, false),
      formatNstring(inUtf8(value), false),
    ])
    talk.out.untagged(`ID (${pairs.join(' ')})`)
    return ok('Pleased to meet you')
  },
})
