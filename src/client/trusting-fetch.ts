import https from 'node:https'
import { Readable } from 'node:stream'

/** The part of `fetch` that a client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * `fetch` over HTTPS to a server that presents just this certificate, whoever signed it and whatever names it holds:
 * the platform's own cannot be told one.
 * @param certificate PEM
 */
export function fetchTrusting(certificate: string): Fetch {
  const agent = new https.Agent({
    ca: certificate,
    allowPartialTrustChain: true,
    checkServerIdentity: () => undefined,
  })
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const asked = https.request(url, {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        agent,
        ...(signal ? { signal } : {}),
      })
      asked.on('error', reject)
      asked.on('response', (answer) => {
        const { statusCode: status = 0 } = answer
        const empty = status === 204 || status === 304
        if (empty) answer.resume()
        const stream = empty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
        resolve(new Response(stream, { status, headers: fieldsOf(answer.rawHeaders) }))
      })
      const octets = bodyStream(body)
      octets.on('error', (error) => asked.destroy(error))
      octets.pipe(asked)
    })
}

function bodyStream(body: RequestInit['body']): Readable {
  if (body instanceof ReadableStream) return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  if (body === null || body === undefined) return Readable.from([])
  return Readable.from([Buffer.from(body as string | Uint8Array)])
}

function fieldsOf(raw: readonly string[]): Headers {
  const fields = new Headers()
  for (let at = 0; at + 1 < raw.length; at += 2) fields.append(raw[at] ?? '', raw[at + 1] ?? '')
  return fields
}
