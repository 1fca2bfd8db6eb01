import { type EnvelopeFields, formatEnvelope } from './envelope.ts'
import { formatNstring, formatString, type Wire } from './strings.ts'

export type ParameterFields = readonly (readonly [name: Wire, value: Wire])[]

/** What a part is, at any depth. */
export type BodyFields = SinglePart | MultiPart

/** What the parts of every kind have. */
interface AnyPart {
  readonly subtype: Wire
  readonly parameters: ParameterFields
  readonly disposition: { readonly type: Wire; readonly parameters: ParameterFields } | null
  readonly languages: readonly Wire[]
  readonly location: Wire | null
}

export interface MultiPart extends AnyPart {
  readonly kind: 'multipart'
  readonly parts: readonly BodyFields[]
}

export type SinglePart = BasicPart | TextBody | MessageBody

interface LeafPart extends AnyPart {
  readonly type: Wire
  readonly id: Wire | null
  readonly description: Wire | null
  /** The transfer encoding; `null` is 7BIT. */
  readonly encoding: Wire | null
  /** As it is transferred, not decoded. */
  readonly octets: number
  readonly md5: Wire | null
}

export interface BasicPart extends LeafPart {
  readonly kind: 'basic'
}

export interface TextBody extends LeafPart {
  readonly kind: 'text'
  readonly lines: number
}

/** message/rfc822 and message/global */
export interface MessageBody extends LeafPart {
  readonly kind: 'message'
  readonly envelope: EnvelopeFields
  readonly body: BodyFields
  readonly lines: number
}

export interface BodyFormat {
  /** With extension data: BODYSTRUCTURE and not BODY. */
  readonly extended: boolean
  readonly utf8: boolean
}

/** Stands for the parts of a multipart that has none: the grammar wants one. */
const NO_PART: TextBody = {
  kind: 'text',
  type: 'text',
  subtype: 'plain',
  parameters: [],
  id: null,
  description: null,
  encoding: null,
  octets: 0,
  lines: 0,
  md5: null,
  disposition: null,
  languages: [],
  location: null,
}

/** body (RFC 9051 §7.5.2). It goes as deep as `body` does, which is bounded where mail is parsed. */
export function formatBody(body: BodyFields, format: BodyFormat): Wire {
  const pieces: Wire[] = []
  writeBody(body, format, pieces)
  return pieces.join('')
}

function writeBody(body: BodyFields, format: BodyFormat, pieces: Wire[]): void {
  pieces.push('(')
  if (body.kind === 'multipart') writeMultiPart(body, format, pieces)
  else writeSinglePart(body, format, pieces)
  pieces.push(')')
}

function writeMultiPart(body: MultiPart, format: BodyFormat, pieces: Wire[]): void {
  for (const part of body.parts.length > 0 ? body.parts : [NO_PART]) writeBody(part, format, pieces)
  pieces.push(' ', formatString(body.subtype, format.utf8))
  if (!format.extended) return
  pieces.push(' ', formatParameters(body.parameters, format), ' ', formatExtension(body, format))
}

function writeSinglePart(body: SinglePart, format: BodyFormat, pieces: Wire[]): void {
  const { utf8 } = format
  const fields = [
    formatString(body.type, utf8),
    formatString(body.subtype, utf8),
    formatParameters(body.parameters, format),
    formatNstring(body.id, utf8),
    formatNstring(body.description, utf8),
    formatString(body.encoding || '7BIT', utf8),
    body.octets,
  ]
  pieces.push(fields.join(' '))
  if (body.kind === 'message') {
    pieces.push(' ', formatEnvelope(body.envelope, utf8), ' ')
    writeBody(body.body, format, pieces)
  }
  if (body.kind !== 'basic') pieces.push(` ${body.lines}`)
  if (format.extended) pieces.push(' ', formatNstring(body.md5, utf8), ' ', formatExtension(body, format))
}

/** body-fld-dsp, body-fld-lang and body-fld-loc */
function formatExtension({ disposition, languages, location }: AnyPart, format: BodyFormat): Wire {
  const { utf8 } = format
  const shown =
    disposition === null
      ? 'NIL'
      : `(${formatString(disposition.type, utf8)} ${formatParameters(disposition.parameters, format)})`
  const spoken =
    languages.length === 0
      ? 'NIL'
      : `(${languages.map((language) => formatString(language, utf8)).join(' ')})`
  return `${shown} ${spoken} ${formatNstring(location, utf8)}`
}

/** body-fld-param */
function formatParameters(parameters: ParameterFields, { utf8 }: BodyFormat): Wire {
  if (parameters.length === 0) return 'NIL'
  return `(${parameters.flatMap((pair) => pair.map((field) => formatString(field, utf8))).join(' ')})`
}
