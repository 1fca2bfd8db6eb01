import { command } from '../command.ts'
import { words } from '../grammar.ts'
import { ok, wrong } from '../replies.ts'

/** The language of what we say (RFC 6856 §3): English. */
export const lang = command({
  verb: 'LANG',
  rfc: 'RFC 6856 §3',
  usage: 'LANG [language]',
  in: ['authorization', 'transaction'],
  parse: words,
  capability: () => 'LANG',
  run(_talk, [range, ...more]) {
    if (range === undefined) return ok('Language listing follows', { lines: ['en English'] })
    if (more.length > 0) return wrong('Syntax error, write LANG [language]')
    // Whoever asks for en-GB is served best by the English there is (RFC 4647 §3.4).
    return /^(?:\*|en(?:-.*)?)$/i.test(range) ? ok('en English it is') : wrong('No such language here')
  },
})
