import { failureOf } from './failure.ts'
import { type Fetch, fetchTrusting } from './trusting-fetch.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type QueryValue = string | number | boolean | readonly string[] | undefined

export interface RequestParts {
  readonly query?: Readonly<Record<string, QueryValue>>
  /** Sent as JSON. */
  readonly body?: object
  /** Sent as `message/rfc822`, in place of `body`. */
  readonly raw?: string | Uint8Array | ReadableStream<Uint8Array>
  readonly signal?: AbortSignal | undefined
}

/** Where the server is and how to be let in. */
export interface ServerAccess {
  /** `http://127.0.0.1:8025`. */
  readonly url: string
  /** Value of the server's `--http-token`. */
  readonly token?: string
  /** The server's certificate, PEM, when it is one that nobody vouches for; over HTTPS only it is then trusted. */
  readonly certificate?: string
}

/** Requests to one server. A failure throws what `failureOf` makes of it. */
export class Requests {
  readonly #url: string
  readonly #token: string | undefined
  readonly #fetch: Fetch

  constructor({ url, token, certificate }: ServerAccess) {
    this.#url = url.replace(/\/+$/, '')
    this.#token = token
    this.#fetch = certificate === undefined ? (to, init) => fetch(to, init) : fetchTrusting(certificate)
  }

  /** The answer's JSON: its shape is the server's promise, see `http/contract`. */
  async json<Answer>(method: Method, path: string, parts: RequestParts = {}): Promise<Answer> {
    return (await this.#ask(method, path, parts)).json() as Promise<Answer>
  }

  /** An answer of one line, without its end. */
  async text(path: string, parts: RequestParts = {}): Promise<string> {
    return (await (await this.#ask('GET', path, parts)).text()).trimEnd()
  }

  async done(method: Method, path: string): Promise<void> {
    await (await this.#ask(method, path, {})).arrayBuffer()
  }

  async stream(path: string, parts: RequestParts = {}): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#ask('GET', path, parts)
    return body ?? new ReadableStream({ start: (controller) => controller.close() })
  }

  /** Whether somebody answers, and with success. */
  async answers(path: string): Promise<boolean> {
    try {
      await (await this.#ask('GET', path, {})).arrayBuffer()
      return true
    } catch {
      return false
    }
  }

  async #ask(
    method: Method,
    path: string,
    { query = {}, body, raw, signal }: RequestParts,
  ): Promise<Response> {
    requirePlace(path)
    const headers: Record<string, string> = {}
    if (this.#token !== undefined) headers.authorization = `Bearer ${this.#token}`
    if (method === 'POST' || body !== undefined) headers['content-type'] = 'application/json'
    if (raw !== undefined) headers['content-type'] = 'message/rfc822'
    const response = await this.#fetch(`${this.#url}${path}${queryOf(query)}`, {
      method,
      headers,
      redirect: 'error',
      ...(signal === undefined ? {} : { signal }),
      ...bodyOf(raw ?? (body === undefined ? undefined : JSON.stringify(body))),
    }).catch((error: unknown) => {
      throw told(error, this.#url)
    })
    if (response.status >= 400) throw await failureOf(response)
    return response
  }
}

/** `fetch` says "fetch failed", and where and why in its cause alone, which no runner of tests shows first. */
function told(error: unknown, url: string): unknown {
  if (!(error instanceof TypeError) || error.message !== 'fetch failed') return error
  const { cause } = error
  const { code, message } = (cause ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  return new TypeError(`Nobody answers at ${url} (${String(code ?? message ?? error.message)})`, { cause })
}

/** `fetch` would turn `/v1/inboxes/../messages` into `/v1/messages`, also when the dots are encoded. */
function requirePlace(path: string): void {
  const name = path.split('/').find((part, at) => at > 0 && /^\.{0,2}$/.test(part))
  if (name !== undefined) throw new TypeError(`There is nothing named ${JSON.stringify(name)} on a server`)
}

function bodyOf(body: string | Uint8Array | ReadableStream<Uint8Array> | undefined): RequestInit {
  if (body === undefined) return {}
  // A stream is sent as it comes; fetch wants that said.
  if (body instanceof ReadableStream) return { body, duplex: 'half' } as RequestInit
  return { body: typeof body === 'string' ? body : new Uint8Array(body) }
}

function queryOf(query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, String(one)]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
