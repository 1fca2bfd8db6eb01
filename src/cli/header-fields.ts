import addressparser from 'nodemailer/lib/addressparser'

/** One header field as it stands: `text` is all its lines, folded, with their line ends. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string
  readonly text: Buffer
  /** Unfolded, as Latin-1 or UTF-8 octets decoded leniently. */
  readonly value: string
}

/** Splits off the header of a message whose lines end in CRLF or LF. A line that is no field ends it, like an empty one. */
export function headerFields(message: Buffer): readonly HeaderField[] {
  const fields: HeaderField[] = []
  let at = 0
  while (at < message.length) {
    const end = endOfField(message, at)
    const text = message.subarray(at, end)
    const match = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(text.toString('utf8'))
    if (match === null) break
    const [, name = '', value = ''] = match
    fields.push({ name: name.toLowerCase(), text, value: value.replace(/\r?\n/g, '').trim() })
    at = end
  }
  return fields
}

/** Behind the line at `at` and the folded ones that follow it (RFC 5322 §2.2.3). */
function endOfField(message: Buffer, at: number): number {
  let end = behindLine(message, at)
  while (message[end] === 0x20 || message[end] === 0x09) end = behindLine(message, end)
  return end
}

function behindLine(message: Buffer, at: number): number {
  const lineFeed = message.indexOf(0x0a, at)
  return lineFeed < 0 ? message.length : lineFeed + 1
}

/** The addresses in every field of this name (given in lower case), groups included. */
export function addressesIn(fields: readonly HeaderField[], name: string): readonly string[] {
  return fields
    .filter((field) => field.name === name)
    .flatMap((field) => addressparser(field.value, { flatten: true }))
    .map(({ address }) => address)
    .filter((address) => address !== '')
}
