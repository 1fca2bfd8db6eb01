import { decodeCharset } from './charset.ts'
import { decodeEscapes } from './hex.ts'
import { oneLine } from './unfold.ts'
import type { Warn } from './warnings.ts'

/** A parameter before its sections are joined; without its quotes. */
export interface WrittenParameter {
  readonly name: string
  readonly value: string
}

/** A piece of a value (RFC 2231 §3); an extended one has escapes (§4). */
export interface Section {
  readonly value: string
  readonly extended: boolean
}

/** Parameters by the three ways in which a value is written; of equals the first counts. */
export interface SortedParameters {
  /** `name=` */
  readonly plain: ReadonlyMap<string, string>
  /** `name*0=`, `name*1*=`, … up to the first gap */
  readonly joined: ReadonlyMap<string, readonly Section[]>
  /** `name*=` */
  readonly whole: ReadonlyMap<string, string>
}

const PERCENT = 0x25
const NUMBERED = /^([^*]+)\*(0|[1-9]\d{0,2})(\*?)$/

export function sortParameters(written: readonly WrittenParameter[]): SortedParameters {
  const plain = new Map<string, string>()
  const whole = new Map<string, string>()
  const sections = new Map<string, Map<number, Section>>()
  for (const { name, value } of written) {
    const section = name.includes('*') ? NUMBERED.exec(name) : null
    if (section !== null) {
      const key = section[1] as string
      const of = sections.get(key) ?? new Map()
      sections.set(key, of)
      const index = Number(section[2])
      if (!of.has(index)) of.set(index, { value, extended: section[3] === '*' })
    } else if (name.endsWith('*') && name.indexOf('*') === name.length - 1) {
      const key = name.slice(0, -1)
      if (!whole.has(key)) whole.set(key, value)
    } else if (!plain.has(name)) plain.set(name, value)
  }
  const joined = new Map<string, Section[]>()
  for (const [name, of] of sections) {
    const run = inOrder(of)
    if (run.length > 0) joined.set(name, run)
  }
  return { plain, joined, whole }
}

function inOrder<T>(sections: ReadonlyMap<number, T>): T[] {
  const run: T[] = []
  for (let next = sections.get(0); next !== undefined; next = sections.get(run.length)) run.push(next)
  return run
}

/**
 * RFC 2231 §4: the charset stands in the first section and holds for all; only extended sections have escapes.
 * @param written how the characters of the values stand for octets
 */
export function decodeExtended(sections: readonly Section[], written: 'utf8' | 'latin1', warn: Warn): string {
  let charset = 'utf-8'
  const chunks = sections.map(({ value, extended }, index) => {
    if (!extended) return Buffer.from(value, written)
    const [first = '', , ...rest] = index === 0 ? value.split("'") : []
    const prefixed = index === 0 && rest.length > 0
    if (prefixed && first !== '') charset = first
    return decodeEscapes(Buffer.from(prefixed ? rest.join("'") : value, written), PERCENT)
  })
  return oneLine(decodeCharset(Buffer.concat(chunks), charset, warn))
}
