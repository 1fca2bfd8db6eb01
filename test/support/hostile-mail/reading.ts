import { expect } from 'vitest'
import { digest } from '../../../src/capture/digest.ts'
import type { Digest } from '../../../src/domain/message.ts'
import type { MessageMap } from '../../../src/domain/structure.ts'
import { inspect } from '../../../src/mail/inspect.ts'
import type { ByteRange, Inspection, Part } from '../../../src/mail/inspection.ts'
import { LIMITS } from '../../../src/mail/limits.ts'
import { hostileMail } from '../hostile-mail.ts'
import { mapMail } from './mapping.ts'
import type { HostileMail } from './writing.ts'

export interface Reading {
  readonly name: string
  readonly raw: Buffer
  readonly digest: Digest
  readonly inspection: Inspection
  readonly map: Omit<MessageMap, 'preview'>
}

/** Reads every message of a row and checks what holds for any message at all. */
export function readRow(id: string): Reading[] {
  return hostileMail(id).map(readHostile)
}

/** The one message of a row, or the one with this name. */
export function readOne(id: string, name?: string): Reading {
  const found = hostileMail(id).find((mail) => name === undefined || mail.name === name)
  if (found === undefined) throw new Error(`no message of ${id} is named ${name}`)
  return readHostile(found)
}

function readHostile(mail: HostileMail): Reading {
  return { name: mail.name, ...readMail(mail.raw()) }
}

/** Digest, inspection and map of `raw`, both found within their bounds, its tree whole. */
export function readMail(raw: Buffer): Omit<Reading, 'name'> {
  const reading = { raw, digest: digest(raw), inspection: inspect(raw), map: mapMail(raw) }
  expectBoundedDigest(reading.digest)
  expectBoundedInspection(reading.inspection)
  expectWholeTree(reading.inspection.structure, raw.length)
  return reading
}

function expectBoundedDigest(found: Digest): void {
  expect(found.preview.length).toBeLessThanOrEqual(LIMITS.preview)
  expect(found.text.length).toBeLessThanOrEqual(LIMITS.searchText)
  expect(found.headers.length).toBeLessThanOrEqual(LIMITS.searchFields)
  expect(found.attachments.length).toBeLessThanOrEqual(LIMITS.digestAttachments)
  expect(found.warnings.length).toBeLessThanOrEqual(LIMITS.warnings)
  const lines = [found.subject, found.messageId, ...found.headers.map(({ value }) => value)]
  const addresses = [...found.from, ...found.to, ...found.cc, ...found.bcc]
  for (const line of [...lines, ...addresses.flatMap(({ name, address }) => [name, address])]) {
    expect(line.length).toBeLessThanOrEqual(LIMITS.addressText)
    expect(line).not.toMatch(/[\r\n\0]/)
  }
}

function expectBoundedInspection(found: Inspection): void {
  expect(found.headers.length).toBeLessThanOrEqual(LIMITS.headerFields)
  expect(Buffer.byteLength(found.text ?? '')).toBeLessThanOrEqual(LIMITS.text * 3 + LIMITS.parts)
  expect(found.warnings.length).toBeLessThanOrEqual(LIMITS.warnings)
  for (const { value } of found.headers) {
    expect(value.length).toBeLessThanOrEqual(LIMITS.fieldValue)
    expect(value).not.toMatch(/[\r\n\0]/)
  }
}

/** Every part lies in its parent's body, after its elder brothers; indexes count them in the order of the octets. */
export function expectWholeTree(top: Part, length: number): void {
  let next = 0
  const sections = new Set<string>()
  const visit = (part: Part, within: ByteRange): void => {
    if (part.index !== next++) expect(part.index).toBe(next - 1)
    sections.add(part.section)
    expectInside(part.header, within)
    expectInside(part.body, { start: part.header.end, end: within.end })
    let from = part.body.start
    for (const child of part.children) {
      visit(child, { start: from, end: part.body.end })
      from = child.body.end
    }
  }
  visit(top, { start: 0, end: length })
  expect(sections.size).toBe(next)
}

/** Plain comparisons: a tree may have ten thousand parts. */
function expectInside(range: ByteRange, within: ByteRange): void {
  const inside = within.start <= range.start && range.start <= range.end && range.end <= within.end
  if (!inside) expect(range, `within ${JSON.stringify(within)}`).toBe('inside')
}

/** All parts of a tree in the order of their indexes. */
export function partsOf(top: Part): Part[] {
  return [top, ...top.children.flatMap(partsOf)]
}

export function depthOf(top: Part): number {
  return 1 + Math.max(0, ...top.children.map(depthOf))
}
