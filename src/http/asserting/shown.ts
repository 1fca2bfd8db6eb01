import type { Address } from '../../domain/message.ts'

const LONGEST = 120

/** A text in quotes for a sentence: on one line, and its start when it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return JSON.stringify(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line)
}

/** `Ann <ann@x.test>`, as people write it. */
function written({ name, address }: Address): string {
  return name === '' ? address : `${name} <${address}>`
}

export function shownAddresses(addresses: readonly Address[]): string {
  return quoted(addresses.map(written).join(', '))
}

/** What of an address can be asked for: itself, its name, and both together. */
export function addressValues(addresses: readonly Address[]): readonly string[] {
  return addresses.flatMap((one) => (one.name === '' ? [one.address] : [one.address, one.name, written(one)]))
}

/** The text of a body with one kind of line end. */
export function bodyValue(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
