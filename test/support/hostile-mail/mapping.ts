import { expect } from 'vitest'
import { facts } from '../../../src/capture/digest.ts'
import type { MessageMap } from '../../../src/domain/structure.ts'
import type { ByteRange } from '../../../src/mail/inspection.ts'
import { LIMITS } from '../../../src/mail/limits.ts'
import type { BodyPart } from '../../../src/mail/mapped.ts'
import { messageStart } from '../../../src/mail/opening.ts'
import { sectionRange } from '../../../src/mail/sections.ts'
import { type Entity, readStructure } from '../../../src/mail/structure.ts'
import { packMap, unpackMap } from '../../../src/store/sqlite/maps/row.ts'

/** What the index has of `raw` for IMAP, checked for what holds for any message at all. */
export function mapMail(raw: Buffer): Omit<MessageMap, 'preview'> {
  const { map } = facts(raw)
  const { structure } = map
  expectSameTree(structure, readStructure(raw, messageStart(raw, unheard), unheard), true)
  expectTiles(structure, raw.length)
  expectNumbered(structure)
  expectBoundedTexts(map)
  const row = { ...packMap(map), size: raw.length, summary: null }
  expect(unpackMap(row, ['envelope', 'structure', 'threading'])).toEqual(map)
  return map
}

/** Every part stands where the MIME tree has it; where IMAP needs one and the tree has none, a leaf stands in. */
function expectSameTree(part: BodyPart, entity: Entity, isTop: boolean): void {
  const header = isTop ? { start: 0, end: entity.header.end } : entity.header
  expectEqual([part.header, part.body], [header, entity.body])
  expectEqual(`${part.type}/${part.subtype}`, entity.type)
  if (entity.children.length > 0) {
    expectEqual(part.children.length, entity.children.length)
    part.children.forEach((child, index) => {
      expectSameTree(child, entity.children[index] as Entity, false)
    })
  } else if (part.children.length > 0) {
    expectEqual([part.children.length, part.children[0]?.children.length], [1, 0])
  }
}

/** The header and the text of every message make the whole of it, and parts come one after another within their parent. */
function expectTiles(message: BodyPart, length: number): void {
  expectEqual(sectionRange(message, { path: [], what: 'all' }), { start: 0, end: length })
  const visit = (part: BodyPart, within: ByteRange): void => {
    expectEqual(part.header.end, part.body.start)
    if (part.header.start < within.start || part.body.end > within.end) expect(part).toBe('within its parent')
    if (part.body.end < part.body.start) expect(part).toBe('in order')
    if (part.envelope !== null) {
      const [inner] = part.children
      expectEqual([inner?.header.start, inner?.body.end], [part.body.start, part.body.end])
    }
    let from = part.body.start
    for (const child of part.children) {
      visit(child, { start: from, end: part.body.end })
      from = child.body.end
    }
  }
  visit(message, { start: 0, end: length })
}

/** Each part answers to its number, with MIME and body where they stand; embedded messages have HEADER and TEXT too. */
function expectNumbered(message: BodyPart): void {
  const visit = (part: BodyPart, path: readonly number[]): void => {
    expectEqual(sectionRange(message, { path, what: 'all' }), part.body)
    expectEqual(sectionRange(message, { path, what: 'mime' }), part.header)
    const inner = part.envelope === null ? undefined : part.children[0]
    expectEqual(sectionRange(message, { path, what: 'header' }), inner?.header)
    expectEqual(sectionRange(message, { path, what: 'text' }), inner?.body)
    if (inner === undefined) numberAll(part.children, path)
    else numberAll(inner.type === 'multipart' ? inner.children : [inner], path)
  }
  const numberAll = (parts: readonly BodyPart[], path: readonly number[]): void =>
    parts.slice(0, 50).forEach((part, index) => {
      visit(part, [...path, index + 1])
    })
  numberAll(message.type === 'multipart' ? message.children : [message], [])
}

/** Texts are octets on one line, and there are not too many of them. */
function expectBoundedTexts(map: Omit<MessageMap, 'preview'>): void {
  const { baseSubject, ...threading } = map.threading
  expect(baseSubject.length).toBeLessThanOrEqual(LIMITS.searchFieldValue)
  for (const value of [map.envelope, map.structure, threading]) {
    const texts = textsOf(value)
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(LIMITS.mapText + 30 * LIMITS.parts)
    const odd = texts.find((text) => /[\r\n\0]|[^\0-\xff]/.test(text))
    expect(odd).toBe(undefined)
  }
  expect(JSON.stringify(map.structure).length).toBeLessThan(8 * 1024 * 1024)
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Plain comparison first: a tree may have ten thousand parts. */
function expectEqual(found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted)
}

function unheard(): void {}
