import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpError } from './errors.ts'

/** A file of the built page, and who asks for it. */
export interface PageFile {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly root: string
  /** Its path below the root, of names that need no escape. */
  readonly file: string
}

/**
 * Answers with a file, or that it has not changed (RFC 9110 §13). The files are small: none is sent in parts.
 * @throws HttpError when the file has gone since the start, or is another one than the request is for
 */
export async function sendPageFile({ request, reply, root, file }: PageFile): Promise<FastifyReply> {
  // Read when the first one is asked for: most servers that run beside tests never show a page.
  const { default: send } = await import('@fastify/send')
  const found = await send(request.raw, `/${file}`, { root, acceptRanges: false, cacheControl: false })
  if (found.type === 'error') throw notSent(found)
  return reply.code(found.statusCode).headers(found.headers).send(found.stream)
}

function notSent({ statusCode, metadata }: SendError): Error {
  if (statusCode === 404) return new HttpError('no-such-route', 'There is nothing at this path.')
  if (statusCode === 412)
    return new HttpError('bad-request', 'The file is not the one that the request is for.')
  return metadata.error
}

interface SendError {
  readonly statusCode: number
  readonly metadata: { readonly error: Error }
}
