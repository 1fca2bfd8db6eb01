/** What a call of sendmail asks for. */
export interface SendmailCall {
  /** `-t`: recipients are in the header too. */
  readonly fromHeader: boolean
  /** `-i`, `-oi`: a line with a single dot is text. */
  readonly ignoreDots: boolean
  /** `-f`, `-r`: `undefined` when not given, empty for the null sender. */
  readonly sender: string | undefined
  /** `-F` */
  readonly fullName: string | undefined
  readonly recipients: readonly string[]
}

/** A call that cannot be obeyed. */
export class BadCall extends Error {}

/** Options of sendmail(8), as Postfix and Exim take them too, whose value follows, joined or as the next word. */
const WITH_VALUE = 'BCfFhLNOoprRVX'
/** Options that change nothing here. */
const WITHOUT_EFFECT = 'GimnUv'
/** Other things a sendmail can do than send: `-bs` speaks SMTP, `-bp` lists the queue … */
const ONLY_MODE = 'm'

/** Reads sendmail's words: single letters, values joined or apart, and recipients. @throws BadCall */
export function readSendmailCall(words: readonly string[]): SendmailCall {
  const values = new Map<string, string>()
  const seen = new Set<string>()
  const recipients: string[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') recipients.push(...rest.splice(0))
    else if (word.startsWith('-') && word !== '-') readOption(word, { values, seen, rest })
    else recipients.push(word)
  }
  return {
    fromHeader: seen.has('t'),
    ignoreDots: seen.has('i') || seen.has('oi'),
    sender: values.get('f') ?? values.get('r'),
    fullName: values.get('F'),
    recipients,
  }
}

interface Heap {
  readonly values: Map<string, string>
  readonly seen: Set<string>
  readonly rest: string[]
}

/** One word that begins with a dash; letters without a value may stand together: `-ti`. */
function readOption(word: string, { values, seen, rest }: Heap): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? ''
    const joined = word.slice(at + 1)
    if (letter === 'b') {
      checkMode(joined, word)
      return
    }
    if (WITH_VALUE.includes(letter)) {
      const value = joined === '' ? rest.shift() : joined
      if (value === undefined) throw new BadCall(`option -${letter} needs a value`)
      if (letter === 'o') seen.add(`o${value}`)
      values.set(letter, value)
      return
    }
    if (letter === 'q' || letter === 'A') return
    if (letter !== 't' && !WITHOUT_EFFECT.includes(letter))
      throw new BadCall(`unknown option -${letter} in ${word}`)
    seen.add(letter)
  }
}

function checkMode(mode: string, word: string): void {
  if (mode !== ONLY_MODE)
    throw new BadCall(`${word} asks for what this sendmail does not do: it only sends (-bm)`)
}
