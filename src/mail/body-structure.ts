import { envelopeOf } from './envelope.ts'
import { FieldIndex } from './field-index.ts'
import type { FieldPlace } from './header-block.ts'
import type { ByteRange } from './inspection.ts'
import { LIMITS } from './limits.ts'
import { type Listed, listParameterised } from './listed-parameters.ts'
import type { BodyPart, HeaderEnvelope, Parameter } from './mapped.ts'
import type { Entity } from './structure.ts'
import type { TextBudget } from './text-budget.ts'
import { unfoldOctets } from './unfold.ts'

const LF = 0x0a
const US_ASCII: Parameter = ['charset', 'us-ascii']

/**
 * The MIME tree as IMAP describes it (BODYSTRUCTURE, RFC 9051 §7.5.2). Where its grammar asks for a part and there is
 * none (a multipart without parts, an embedded message that was not taken apart) a leaf of plain text stands in.
 */
export function bodyStructure(raw: Buffer, entity: Entity, budget: TextBudget): BodyPart {
  return new Describer(raw, budget).part(entity)
}

class Describer {
  readonly #raw: Buffer
  readonly #budget: TextBudget

  constructor(raw: Buffer, budget: TextBudget) {
    this.#raw = raw
    this.#budget = budget
  }

  part(entity: Entity): BodyPart {
    const { header, body } = entity
    const [type = '', subtype = ''] = entity.type.split('/', 2)
    const isMessage = type === 'message' && (subtype === 'rfc822' || subtype === 'global')
    const fields = new FieldIndex(entity.fields.filter(couldBeContent))
    const disposition = this.#parameterised(fields.first('content-disposition'))
    return {
      type,
      subtype,
      parameters: this.#parameters(type, fields.first('content-type')),
      id: this.#text(fields.first('content-id')),
      description: this.#text(fields.first('content-description')),
      encoding: Buffer.from(entity.encoding).toString('latin1'),
      header,
      body,
      lines: type === 'text' || isMessage ? linesIn(this.#raw, body) : null,
      md5: this.#text(fields.first('content-md5')),
      disposition:
        disposition === undefined || disposition.value === ''
          ? null
          : { type: disposition.value, parameters: disposition.parameters },
      language: this.#languages(fields.first('content-language')),
      location: this.#text(fields.first('content-location')),
      envelope: isMessage ? this.#envelope(entity) : null,
      children: isMessage || type === 'multipart' ? this.#children(entity) : [],
    }
  }

  #children(entity: Entity): BodyPart[] {
    if (entity.children.length > 0) return entity.children.map((child) => this.part(child))
    // What was taken apart and has no parts has nothing to show; the rest is shown as it stands.
    const { start, end } = entity.body
    return [plainLeaf(this.#raw, { start, end: entity.holds === 'parts' ? start : end })]
  }

  #envelope(entity: Entity): HeaderEnvelope {
    return envelopeOf(this.#raw, new FieldIndex(entity.children[0]?.fields ?? []), this.#budget)
  }

  /** Text is in US-ASCII unless it says something else (RFC 2045 §5.2). */
  #parameters(type: string, field: FieldPlace | undefined): readonly Parameter[] {
    const parameters = this.#parameterised(field)?.parameters ?? []
    const named = parameters.some(([name]) => name === 'charset' || name === 'charset*')
    return type === 'text' && !named ? [US_ASCII, ...parameters] : parameters
  }

  #parameterised(field: FieldPlace | undefined): Listed | undefined {
    if (field === undefined) return undefined
    const { value, parameters } = listParameterised(unfoldOctets(this.#raw, field.value), this.#budget)
    return { value: this.#budget.take(value, LIMITS.parameterName), parameters }
  }

  /** RFC 3282 §2: tags with commas between. */
  #languages(field: FieldPlace | undefined): string[] {
    if (field === undefined) return []
    const tags = unfoldOctets(this.#raw, field.value).slice(0, LIMITS.addressText).split(',')
    const trimmed = tags.map((tag) => tag.trim()).filter((tag) => tag !== '')
    return trimmed.map((tag) => this.#budget.take(tag, LIMITS.parameterName)).filter((tag) => tag !== '')
  }

  #text(field: FieldPlace | undefined): string | null {
    if (field === undefined || this.#budget.spent) return null
    return this.#budget.take(unfoldOctets(this.#raw, field.value), LIMITS.addressText)
  }
}

function plainLeaf(raw: Buffer, body: ByteRange): BodyPart {
  return {
    type: 'text',
    subtype: 'plain',
    parameters: [US_ASCII],
    id: null,
    description: null,
    encoding: '7bit',
    header: { start: body.start, end: body.start },
    body,
    lines: linesIn(raw, body),
    md5: null,
    disposition: null,
    language: [],
    location: null,
    envelope: null,
    children: [],
  }
}

/** Whether the name begins as `Content-` does, as few of a message's own fields do. */
function couldBeContent({ name }: FieldPlace): boolean {
  return name[7] === '-'
}

/** A loop, since text may be nothing but line ends. */
function linesIn(raw: Buffer, { start, end }: ByteRange): number {
  let lines = 0
  for (let at = start; at < end; at++) if (raw[at] === LF) lines++
  return lines
}
