import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-types.ts'
import { Places } from './places.ts'

/** Octets written ahead of a slow reader. */
const OUT_QUEUE = 64 * 1024

/** The event streams of one resource: so many at once, and each ends with its reader, its login or the server. */
export class EventStreams {
  readonly #places: Places
  readonly #closing = new AbortController()

  constructor(app: App, most: number) {
    this.#places = new Places(most, 'event streams')
    app.addHook('preClose', async () => this.#closing.abort())
  }

  /** @throws HttpError `too-many-streams` */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    stream: (signal: AbortSignal) => AsyncIterable<string>,
  ): FastifyReply {
    const giveBack = this.#places.take()
    const gone = new AbortController()
    reply.raw.once('close', () => {
      gone.abort()
      giveBack()
    })
    const login = request.login === null ? [] : [request.login.ended]
    const signal = AbortSignal.any([gone.signal, this.#closing.signal, ...login])
    reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
    return reply.send(Readable.from(stream(signal), { objectMode: false, highWaterMark: OUT_QUEUE }))
  }
}
