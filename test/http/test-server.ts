import { onTestFinished } from 'vitest'
import { createCapture } from '../../src/capture/capture.ts'
import type { MailEvent, Publish } from '../../src/domain/events.ts'
import { createHub } from '../../src/events/hub.ts'
import type { HttpSettings, InboxPorts, ServerAbout } from '../../src/http/parts.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { type Log, silentLog } from '../../src/lib/log.ts'
import { checkMessage } from '../../src/mail/checks/run.ts'
import { findIn } from '../../src/mail/findings.ts'
import { withInlineImages } from '../../src/mail/inline-images.ts'
import { inspect } from '../../src/mail/inspect.ts'
import type { Inspector, MessageSource } from '../../src/mail/inspector.ts'
import { ABOUT } from './about.ts'
import { ArrayStore } from './array-store.ts'

export interface TestServer {
  readonly http: HttpServer
  readonly store: ArrayStore
  /** Tells of what is not in the store. */
  readonly publish: Publish
  /** Keeps a message in an inbox; the answer is its id. */
  readonly deliver: (raw: string | Buffer, inbox?: string) => Promise<string>
  /** Listens on a free port of loopback. */
  readonly listen: () => Promise<{ readonly port: number; readonly url: string }>
}

export interface TestServerOptions extends Partial<HttpSettings> {
  readonly log?: Log
  readonly inspector?: Inspector
  readonly exposed?: boolean
  readonly about?: Partial<ServerAbout>
  readonly ports?: InboxPorts
}

/** Takes messages apart on the spot: the thread of the real one is tested in test/mail. */
export const directInspector: Inspector = {
  async inspect(source) {
    return inspect(await octetsOf(typeof source === 'function' ? await source() : source))
  },
  async check(source, arrival) {
    return checkMessage(await octetsOf(await source()), arrival)
  },
  find: async (source) => findIn(await octetsOf(await source())),
  embed: async (html, images) => withInlineImages(html, (contentId) => images.get(contentId)),
  close: async () => undefined,
}

async function octetsOf(source: MessageSource): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes
  const chunks: Uint8Array[] = []
  for await (const chunk of source.chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A server of one test, closed with it. */
export function startServer({
  log = silentLog,
  inspector = directInspector,
  exposed = false,
  about = {},
  ports,
  ...settings
}: TestServerOptions = {}): TestServer {
  const readers: ((event: MailEvent) => void)[] = []
  const store = new ArrayStore((event) => {
    for (const read of readers) read(event)
  })
  const feed = createHub({ eventsSince: store.messages.eventsSince })
  readers.push(feed.publish)
  const maxMessageSize = settings.maxMessageSize ?? 1_000_000
  const capture = createCapture(store, { maxMessageSize })
  const http = createHttpServer({
    store,
    capture,
    feed,
    inspector,
    log,
    ...(ports && { ports }),
    settings: { allowedHosts: [], webRoot: '/nowhere', ...settings, maxMessageSize },
    about: () => ({ ...ABOUT, exposed, ...about }),
  })
  onTestFinished(() => http.close())
  return {
    http,
    store,
    publish: feed.publish,
    async deliver(raw, inbox = 'shop') {
      const receiver = capture.receive()
      await receiver.write(Buffer.from(raw as string))
      const envelope = { from: 'a@x.test', parameters: {}, to: [{ address: 'b@x.test', parameters: {} }] }
      const facts = { inbox, envelope, receivedAt: Date.UTC(2026, 0, 31), session: null, remarks: [] }
      return (await capture.deliver(facts, receiver)).id
    },
    async listen() {
      const bound = await http.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 })
      const port = bound.kind === 'tcp' ? bound.port : 0
      return { port, url: `http://127.0.0.1:${port}` }
    },
  }
}

/** A small message: header fields as given, then a text. */
export function mail(fields: Readonly<Record<string, string>> = {}, text = 'Hello\r\n'): string {
  const all = { From: 'Ann <ann@x.test>', To: 'bob@x.test', Subject: 'Hello', ...fields }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${text}`
}
