import type { Problem } from './types.ts'

/** An answer of status 400 or above; `message` and `todo` are the server's own words and safe to show. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly todo: string
  /** The field of the body that was wrong. */
  readonly field: string | undefined

  constructor({ status, code, message, todo, field }: Problem) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.todo = todo
    this.field = field
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Whether it is carried out even if the page is left meanwhile. */
  readonly keepalive?: boolean
}

let csrf: string | null = null

/** What the login gave; it goes with every change from now on. */
export function keepCsrfToken(token: string | null): void {
  csrf = token
}

/** The server's answer, whatever its type. @throws Refusal when it says no */
export async function respond(path: string, request: Request = {}): Promise<Response> {
  const { method = 'GET', body, headers = {}, signal = null, keepalive = false } = request
  const response = await fetch(path, {
    method,
    signal,
    keepalive,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(csrf === null || method === 'GET' ? {} : { 'x-csrf-token': csrf }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Refusal(await problemOf(response))
  return response
}

/** The JSON that the server answers; `undefined` when it answers nothing. @throws Refusal when it says no */
export async function ask<T>(path: string, request: Request = {}): Promise<T> {
  const response = await respond(path, request)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response
  const answer = (await response.json().catch(() => ({}))) as { readonly error?: Problem }
  return answer.error ?? { status, code: 'unknown', message: `The server answered ${status}.`, todo: '' }
}
