/** Octets of a character in a charset, by what the platform reads them as. Node writes no other charset than Unicode's. */
const known = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** `text` in any charset that the platform can read; ISO-2022-JP by way of EUC-JP. @throws RangeError for what it lacks */
export function encodeAs(charset: string, text: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text)
  if (charset === 'iso-2022-jp') return iso2022jp(text)
  return Buffer.from([...text].flatMap((character) => [...octetsOf(charset, character)]))
}

function octetsOf(charset: string, character: string): readonly number[] {
  const octets = tableOf(charset).get(character)
  if (octets === undefined) throw new RangeError(`${charset} has no ${character}`)
  return octets
}

function tableOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const table = known.get(charset) ?? new Map(readable(charset))
  known.set(charset, table)
  return table
}

function* readable(charset: string): Generator<[string, readonly number[]]> {
  const decoder = new TextDecoder(charset, { fatal: true })
  const read = (...octets: number[]): [string, readonly number[]][] => {
    try {
      const text = decoder.decode(Uint8Array.from(octets))
      return [...text].length === 1 ? [[text, octets]] : []
    } catch {
      return []
    }
  }
  for (let first = 0xff; first >= 0x80; first--)
    for (let second = 0x40; second <= 0xff; second++) yield* read(first, second)
  for (let octet = 0; octet <= 0xff; octet++) yield* read(octet)
}

/** RFC 1468: two octets a character between `ESC $ B` and `ESC ( B`. */
function iso2022jp(text: string): Buffer {
  const octets: number[] = []
  let wide = false
  for (const character of `${text}`) {
    const own = octetsOf('euc-jp', character)
    if (own.length > 1 !== wide) octets.push(...Buffer.from(wide ? '\x1b(B' : '\x1b$B'))
    wide = own.length > 1
    octets.push(...own.map((octet) => octet & 0x7f))
  }
  if (wide) octets.push(...Buffer.from('\x1b(B'))
  return Buffer.from(octets)
}
