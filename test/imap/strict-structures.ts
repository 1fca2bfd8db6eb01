import type { Value } from './strict-reader.ts'

/** Checks that a value is an envelope (RFC 9051 §9). @throws Error that names what is wrong */
export function checkEnvelope(value: Value): void {
  const fields = list(value, 'envelope')
  if (fields.length !== 10) throw new Error(`an envelope of ${fields.length} fields`)
  fields.forEach((field, at) => {
    if (at < 2 || at > 7) nstring(field, `field ${at} of the envelope`)
    else if (field !== null) checkAddresses(field)
  })
}

function checkAddresses(value: Value): void {
  const addresses = list(value, 'addresses')
  if (addresses.length === 0) throw new Error('an empty list of addresses')
  for (const address of addresses) {
    const parts = list(address, 'address')
    if (parts.length !== 4) throw new Error(`an address of ${parts.length} fields`)
    for (const part of parts) nstring(part, 'a field of an address')
  }
}

/** Checks that a value is a body (RFC 9051 §9). @param extended with extension data, all of it */
export function checkBody(value: Value, extended: boolean): void {
  const fields = [...list(value, 'body')]
  if (Array.isArray(fields[0])) checkMultipart(fields, extended)
  else checkSinglePart(fields, extended)
}

function checkMultipart(fields: Value[], extended: boolean): void {
  while (Array.isArray(fields[0])) checkBody(fields.shift() ?? null, extended)
  text(fields.shift(), 'subtype')
  if (extended) {
    checkParameters(fields.shift())
    checkExtension(fields)
  }
  if (fields.length > 0) throw new Error('a multipart has more fields')
}

function checkSinglePart(fields: Value[], extended: boolean): void {
  const type = text(fields.shift(), 'type')
  const subtype = text(fields.shift(), 'subtype')
  checkParameters(fields.shift())
  nstring(fields.shift(), 'id')
  nstring(fields.shift(), 'description')
  text(fields.shift(), 'encoding')
  number(fields.shift(), 'octets')
  const isMessage = type === 'message' && (subtype === 'rfc822' || subtype === 'global')
  if (isMessage) {
    checkEnvelope(fields.shift() ?? null)
    checkBody(fields.shift() ?? null, extended)
  }
  if (isMessage || type === 'text') number(fields.shift(), 'lines')
  if (extended) {
    nstring(fields.shift(), 'md5')
    checkExtension(fields)
  }
  if (fields.length > 0) throw new Error(`${type}/${subtype} has more fields`)
}

function checkExtension(fields: Value[]): void {
  const disposition = fields.shift()
  if (disposition !== null) {
    const [type, parameters, ...more] = list(disposition, 'disposition')
    text(type, 'disposition')
    checkParameters(parameters)
    if (more.length > 0) throw new Error('a disposition has more fields')
  }
  const languages = fields.shift()
  if (languages !== null) for (const each of list(languages, 'languages')) text(each, 'language')
  nstring(fields.shift(), 'location')
}

function checkParameters(value: Value | undefined): void {
  if (value === null) return
  const words = list(value, 'parameters')
  if (words.length === 0 || words.length % 2 !== 0) throw new Error('parameters are no pairs')
  for (const word of words) text(word, 'a parameter')
}

function list(value: Value | undefined, what: string): readonly Value[] {
  if (!Array.isArray(value)) throw new Error(`${what} is no list`)
  return value
}

function text(value: Value | undefined, what: string): string {
  if (!Buffer.isBuffer(value)) throw new Error(`${what} is no string`)
  return value.toString('latin1').toLowerCase()
}

function nstring(value: Value | undefined, what: string): void {
  if (value !== null) text(value, what)
}

function number(value: Value | undefined, what: string): void {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) throw new Error(`${what} is no number`)
}
