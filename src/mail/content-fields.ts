import type { FieldPlace } from './header-block.ts'
import { type Parameterised, parseParameterised } from './parameters.ts'
import { trimGaps, unfold } from './unfold.ts'
import type { Warn } from './warnings.ts'

/** What a part's header says of its content (RFC 2045, RFC 2183). Of fields with one name the first counts. */
export interface ContentFields {
  /** `text/html`: lower case, without parameters. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  /** `inline`, `attachment` or another token; `null` when the part has none. */
  readonly disposition: string | null
  /** Decoded, from Content-Disposition or else Content-Type. */
  readonly filename: string | null
  /** Without its angle brackets. */
  readonly contentId: string | null
  /** Content-Transfer-Encoding; `7bit` when absent. */
  readonly encoding: string
}

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/
const LONGEST_TOKEN = 64

export function readContentFields(
  raw: Buffer,
  fields: readonly FieldPlace[],
  defaultType: string,
  warn: Warn,
): ContentFields {
  const found = new Map<string, string>()
  for (const field of fields) {
    if (!couldBeContent(field.name)) continue
    const name = field.name.toLowerCase()
    if (!found.has(name)) found.set(name, unfold(raw, field.value))
    else if (name === 'content-type') warn('more than one Content-Type')
  }
  const type = contentType(found.get('content-type'), defaultType, warn)
  const disposition = parseParameterised(found.get('content-disposition') ?? '', warn)
  const filename = disposition.parameters.filename ?? type.parameters.name ?? null
  return {
    type: type.value,
    parameters: type.parameters,
    disposition: disposition.value.slice(0, LONGEST_TOKEN) || null,
    filename: filename === '' ? null : filename,
    contentId: contentId(found.get('content-id')),
    encoding: encoding(found.get('content-transfer-encoding'), warn),
  }
}

/** A broken Content-Type counts as none (RFC 2045 §5.2). */
function contentType(text: string | undefined, defaultType: string, warn: Warn): Parameterised {
  if (text === undefined) return { value: defaultType, parameters: {} }
  const parsed = parseParameterised(text, warn)
  if (MEDIA_TYPE.test(parsed.value)) return parsed
  warn('unreadable Content-Type')
  return { value: defaultType, parameters: parsed.parameters }
}

function encoding(text: string | undefined, warn: Warn): string {
  const token = parseParameterised(text ?? '', warn).value.slice(0, LONGEST_TOKEN)
  switch (token) {
    case '':
      return '7bit'
    case '7bit':
    case '8bit':
    case 'binary':
    case 'base64':
    case 'quoted-printable':
      return token
    default:
      warn(`unknown transfer encoding ${token}`)
      return token
  }
}

function contentId(text: string | undefined): string | null {
  if (text === undefined) return null
  const trimmed = trimGaps(text)
  const id = trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1) : trimmed
  return id === '' ? null : id
}

function couldBeContent(name: string): boolean {
  return (name.startsWith('C') || name.startsWith('c')) && name.toLowerCase().startsWith('content-')
}
