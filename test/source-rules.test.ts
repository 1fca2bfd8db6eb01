import { describe, expect, it } from 'vitest'
import { sourcesBelow } from './support/sources.ts'

/** Ways out of the program, and the files that may use them with the reason why. */
const EXITS: readonly {
  readonly what: string
  readonly pattern: RegExp
  readonly allowed: readonly string[]
}[] = [
  // The client talks to the server the user named; nothing else fetches.
  { what: 'fetch', pattern: /(?<![\w.])fetch\(/, allowed: ['src/client/'] },
  { what: 'http.request', pattern: /\bhttps?\.(request|get)\(/, allowed: ['src/client/trusting-fetch.ts'] },
  // A Unix socket is probed before a stale file is replaced; `send` and `sendmail` connect to the server that the user
  // named.
  {
    what: 'a socket of our own',
    pattern:
      /\b(net|tls)\.(connect|createConnection)\(|(?<![\w.])(createConnection|connect)\(\{|new Socket\(/,
    allowed: ['src/wire/listener.ts', 'src/cli/submission.ts'],
  },
  // The command that the user gave to `exec`.
  { what: 'child_process', pattern: /node:child_process/, allowed: ['src/cli/exec.ts'] },
  { what: 'eval', pattern: /(?<![\w.])eval\(|new Function\(/, allowed: [] },
  // Patterns of many words, and of dates, are put together from the source's own; a test's pattern is its author's. Nothing
  // that came in mail goes into them.
  {
    what: 'a pattern made at run time',
    pattern: /new RegExp\((?!['/])/,
    allowed: ['src/mail/word-pattern.ts', 'src/testing/masks.ts', 'src/testing/pattern.ts'],
  },
  // Mail is sent by the two commands whose task it is, to the sandbox that the user named.
  { what: 'nodemailer transport', pattern: /createTransport\(/, allowed: ['src/cli/'] },
]

const sources = sourcesBelow('src')

describe('C15 nothing leaves', () => {
  it.each(EXITS)('$what is used only where its reason is written down', ({ pattern, allowed }) => {
    const users = sources
      .filter((source) => pattern.test(withoutComments(source.text)))
      .map((source) => source.path)
    expect(users.filter((path) => !allowed.some((place) => path.startsWith(place)))).toEqual([])
  })

  it('the page never writes HTML by hand', () => {
    const pattern = /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/
    expect(
      sourcesBelow('web')
        .filter((source) => pattern.test(source.text))
        .map((source) => source.path),
    ).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
