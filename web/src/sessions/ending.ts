import type { Endings } from '../words/language.ts'
import { language } from '../words/words.ts'

/** How sessions ended and what went wrong in them, in the reader's language. It comes with the first session. */
export const endings: Endings =
  language === 'ja'
    ? (await import('../words/ja/endings.ts')).endings
    : (await import('../words/en/endings.ts')).endings

/** What the server says of an ending, and the page; what it says of the one, such as a time, is put into the other. */
type Row = readonly [said: RegExp, text: (ways: Endings['ways'], ...said: readonly string[]) => string]

const ROWS: readonly Row[] = [
  [/^quit$/, ({ quit }) => quit],
  [/^LOGOUT$/, ({ logout }) => logout],
  [/^client disconnected$/, ({ left }) => left],
  [/^client disconnected in (\w+)$/, ({ leftIn }, verb = '') => leftIn(verb)],
  [/^client disconnected between (BDAT)s$/, ({ leftBetween }, verb = '') => leftBetween(verb)],
  [/^client disconnected without (\w+)$/, ({ leftWithout }, verb = '') => leftWithout(verb)],
  [/^connection lost(?: in \w+| between BDATs)?: (.+)$/, ({ lost }, why = '') => lost(why)],
  [/^TLS handshake failed: (.+)$/, ({ handshake }, why = '') => handshake(why)],
  [/^idle$/, ({ idle }) => idle],
  [/^idle before login$/, ({ idleBeforeLogin }) => idleBeforeLogin],
  [/^idle for (.+)$/, ({ idleFor }, time = '') => idleFor(time)],
  [/^(?:took nothing|read no reply) for (.+)$/, ({ stalled }, time = '') => stalled(time)],
  [/^message not complete after (.+)$/, ({ incomplete }, time = '') => incomplete(time)],
  [/^fewer than (\d+) octets a second$/, ({ slow }, octets = '') => slow(octets)],
  [/^(?:server shut down|shutting-down)$/, ({ shutDown }) => shutDown],
  [/^too many (?:errors|mistakes)$/, ({ mistakes }) => mistakes],
  [/^(?:too many failed logins|too-many-failures)$/, ({ failedLogins }) => failedLogins],
  [/^refused: too many connections$/, ({ tooMany }) => tooMany],
  [/^closed by the server$/, ({ closed }) => closed],
  [/^spoke before the greeting$/, ({ early }) => early],
  [/^HTTP request$/, ({ http }) => http],
  [/^line without end$/, ({ endless }) => endless],
  [/^literal too large$/, ({ literal }) => literal],
  [/^what came could not be inflated$/, ({ inflated }) => inflated],
  [/^plaintext after STLS$/, ({ plaintext }) => plaintext],
  [/^inbox renamed$/, ({ renamed }) => renamed],
  [/^quit, not all done$/, ({ notAllDone }) => notAllDone],
  [/^a message could not be read to its end$/, ({ unread }) => unread],
  [/^internal error$/, ({ internal }) => internal],
]

/** How a session ended, in the reader's language; in the server's own English where the page has no words for it. */
export function endingText(ending: string, { ways } = endings): string {
  for (const [said, text] of ROWS) {
    const found = said.exec(ending)
    if (found !== null) return text(ways, ...found.slice(1))
  }
  return ending
}
