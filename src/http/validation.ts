import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { HttpError } from './errors.ts'

/** One complaint of the validator, as far as it is used here. */
interface Complaint {
  readonly instancePath: string
  readonly keyword: string
  readonly message: string
  readonly params: object
}

/**
 * Compiles the routes' schemas. Query and path values are strings: a decimal number becomes one where the schema
 * wants it, a single value becomes a list where the schema wants that; nothing else is converted, and no unknown
 * field passes. A complaint names the field.
 */
export const schemaCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  // Compiled when first needed: most starts use a few routes, and should not wait for all.
  let compiled: Validator<Record<never, never>, TSchema> | undefined
  return (given: unknown) => {
    compiled ??= Compile(schema)
    const value = httpPart === 'body' ? given : fromStrings(schema, given)
    if (compiled.Check(value)) return { value }
    return { error: complaint(compiled.Errors(value), httpPart ?? 'body') }
  }
}

function fromStrings(schema: TSchema, given: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {}
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, fromString(properties[name]?.type, value)]),
  )
}

function fromString(type: string | undefined, value: unknown): unknown {
  if (type === 'array') return Array.isArray(value) ? value : [value]
  if ((type !== 'integer' && type !== 'number') || typeof value !== 'string') return value
  return /^-?\d{1,16}(\.\d{1,6})?$/.test(value) ? Number(value) : value
}

function complaint(complaints: readonly Complaint[], httpPart: string): HttpError {
  // An alternative that fails complains too: what stands deepest in the value is the nearest to the cause.
  const depth = ({ instancePath }: Complaint) => instancePath.split('/').length
  const useful = complaints.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'boolean')
  const told = useful.length > 0 ? useful : complaints
  const deepest = Math.max(...told.map(depth))
  const nearest = told.filter((each) => depth(each) === deepest)
  const unknown = nearest.flatMap(
    ({ params }) => (params as { additionalProperties?: readonly string[] }).additionalProperties ?? [],
  )[0]
  const path = (nearest[0]?.instancePath ?? '').split('/').filter((step) => step !== '')
  const field = [...path, ...(unknown === undefined ? [] : [unknown])].join('.').slice(0, 100)
  const where = httpPart === 'body' ? 'The body' : httpPart === 'params' ? 'The path' : 'The query'
  const what =
    unknown === undefined
      ? `${field === '' ? 'it' : `"${field}"`} ${demandOf(nearest)}`
      : `"${field}" is not known here`
  return new HttpError(httpPart === 'body' ? 'unprocessable' : 'bad-request', `${where} is wrong: ${what}.`, {
    field: field === '' ? httpPart : field,
  })
}

/** What a value must be: one of those that are named; or what the alternative that is of its type asks for. */
function demandOf(nearest: readonly Complaint[]): string {
  const named = nearest.flatMap(({ params }) => (params as { allowedValue?: unknown }).allowedValue ?? [])
  if (named.length === 0)
    return (nearest.find(({ keyword }) => keyword !== 'type') ?? nearest[0])?.message ?? 'is wrong'
  const isObjectToo = nearest.some(({ params }) => (params as { type?: unknown }).type === 'object')
  const choices = [...new Set(named.map(String)), ...(isObjectToo ? ['an object'] : [])]
  return `must be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(choices)}`
}
