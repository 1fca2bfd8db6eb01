import { DomainError } from '../domain/trouble.ts'
import type { ProblemAnswer } from './contract/problem.ts'
import { HttpError, type HttpTrouble, TROUBLE_ANSWERS } from './errors.ts'

/** A failure as the client sees it. `ours`: nobody expected it, so it belongs in the log. */
export interface Told {
  readonly answer: ProblemAnswer
  readonly headers: Readonly<Record<string, string>>
  readonly ours: boolean
}

/** What Fastify throws by itself, by its code. */
const FASTIFY_CODES: Readonly<Record<string, HttpTrouble>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'no-such-route',
}

/** @param request the request's id, told to the client when the failure is ours */
export function tell(error: unknown, request: string): Told {
  if (error instanceof DomainError) return fromTrouble(error)
  const expected = error instanceof HttpError ? error : fromFastify(error)
  if (expected !== undefined) return fromHttp(expected)
  const ours = fromHttp(new HttpError('internal', 'Something failed inside the server.'))
  return { ...ours, answer: { error: { ...ours.answer.error, request } }, ours: true }
}

function fromTrouble(error: DomainError): Told {
  const { status, todo } = TROUBLE_ANSWERS[error.trouble]
  const headers: Record<string, string> =
    status === 401
      ? { 'www-authenticate': 'Bearer realm="sandpost"' }
      : status === 503 || status === 429
        ? { 'retry-after': status === 429 ? '60' : '1' }
        : {}
  return {
    answer: { error: { status, code: error.trouble, message: error.message, todo } },
    headers,
    ours: false,
  }
}

function fromHttp(error: HttpError): Told {
  const { status, todo } = error.answer
  const field = error.field === undefined ? {} : { field: error.field }
  return {
    answer: { error: { status, code: error.code, message: error.message, todo, ...field } },
    headers: error.headers,
    ours: false,
  }
}

interface FastifyFailure {
  readonly code?: unknown
  readonly statusCode?: unknown
}

function fromFastify(error: unknown): HttpError | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, statusCode } = error as FastifyFailure
  const own = typeof code === 'string' ? FASTIFY_CODES[code] : undefined
  if (own !== undefined) return new HttpError(own, plain(own, error.message))
  if (statusCode === 400) return new HttpError('bad-request', 'The request could not be read.')
  return undefined
}

/** Fastify's own words quote what the client sent: ours do not. */
function plain(code: HttpTrouble, message: string): string {
  switch (code) {
    case 'unsupported-media-type':
      return 'The body is of a type that this route does not take.'
    case 'no-such-route':
      return 'A part of the path is too long.'
    default:
      return message === '' ? 'The request could not be read.' : (message.split(':')[0] ?? '')
  }
}
