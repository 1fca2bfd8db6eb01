import type { BodyPart, Disposition, Parameter } from '../../../domain/structure.ts'
import { packEnvelope, unpackEnvelope } from './envelope.ts'
import { ListReader, trimmed, UnreadableMap } from './json.ts'

/** A part and all in it as lists, ready for JSON; what few parts have stands last. */
export function packPart(part: BodyPart): unknown[] {
  const { header, body, disposition } = part
  return trimmed([
    header.start,
    header.end,
    body.end,
    `${part.type}/${part.subtype}`,
    part.encoding,
    part.lines,
    orNull(part.parameters.flat()),
    orNull(part.children.map(packPart)),
    disposition === null ? null : [disposition.type, ...disposition.parameters.flat()],
    part.id,
    part.envelope === null ? null : packEnvelope(part.envelope),
    part.description,
    part.location,
    part.md5,
    orNull(part.language),
  ])
}

/** @param size octets of the message, in which every part must lie @throws UnreadableMap */
export function unpackPart(value: unknown, size: number): BodyPart {
  const list = new ListReader(value)
  const ranges = unpackRanges(list, size)
  const [type = '', subtype = ''] = list.text().split('/', 2)
  const encoding = list.text()
  const lines = list.numberOrNull()
  const parameters = unpackParameters(list.texts())
  const children = list.list((each) => unpackPart(each, size))
  const disposition = unpackDisposition(list.texts())
  const id = list.textOrNull()
  const envelope = list.any()
  return {
    type,
    subtype,
    parameters,
    id,
    encoding,
    ...ranges,
    lines,
    disposition,
    envelope: envelope === null ? null : unpackEnvelope(envelope),
    description: list.textOrNull(),
    location: list.textOrNull(),
    md5: list.textOrNull(),
    language: list.texts(),
    children,
  }
}

function unpackRanges(list: ListReader, size: number): Pick<BodyPart, 'header' | 'body'> {
  const [start, middle, end] = [list.numberOrNull(), list.numberOrNull(), list.numberOrNull()]
  if (start === null || middle === null || end === null) throw new UnreadableMap('a range is missing')
  if (start < 0 || start > middle || middle > end || end > size)
    throw new UnreadableMap('a range is not within the message')
  return { header: { start, end: middle }, body: { start: middle, end } }
}

function unpackDisposition([type, ...parameters]: readonly string[]): Disposition | null {
  return type === undefined ? null : { type, parameters: unpackParameters(parameters) }
}

function unpackParameters(texts: readonly string[]): Parameter[] {
  const found: Parameter[] = []
  for (let at = 0; at + 1 < texts.length; at += 2) found.push([texts[at] as string, texts[at + 1] as string])
  return found
}

function orNull<List extends readonly unknown[]>(list: List): List | null {
  return list.length === 0 ? null : list
}
