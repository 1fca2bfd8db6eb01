import { fileURLToPath } from 'node:url'
import { createCapture } from './capture/capture.ts'
import { createRetention } from './capture/retention.ts'
import type { EffectiveOption } from './config/effective.ts'
import type { Settings } from './config/options.ts'
import type { MailEvent } from './domain/events.ts'
import type { InboxLimits } from './domain/inbox.ts'
import { createHub } from './events/hub.ts'
import { type Log, silentLog } from './lib/log.ts'
import { Teardown } from './lib/teardown.ts'
import { workerUrl } from './lib/worker-url.ts'
import { createInspector } from './mail/inspector.ts'
import { SmtpPorts } from './sandbox/inbox-ports.ts'
import { isLoopback, openListeners } from './sandbox/listeners.ts'
import { createMailServers } from './sandbox/mail-servers.ts'
import type { OpenListener } from './sandbox/open-listener.ts'
import { certificateFacts, tlsFrom } from './sandbox/tls.ts'
import { withheldCapabilities } from './sandbox/withheld-capabilities.ts'
import { startStore } from './store/open.ts'
import type { Store } from './store/store.ts'
import { VERSION } from './version.ts'
import { bind } from './wire/listener.ts'

/** How long sessions may take to finish what they are at when the sandbox closes, in milliseconds. */
const GRACE = 8_000

/** A running Sandpost. */
export interface Sandbox {
  readonly version: string
  readonly listeners: readonly OpenListener[]
  /** Where messages are kept, as the user names it: `sqlite:/data/sandpost.db`, `memory:`. */
  readonly place: string
  /** What every TLS listener presents, PEM; `null` when TLS is off. */
  readonly certificate: string | null
  /** What a 250 promises, as read back from the database: `WAL, synchronous=FULL`. */
  readonly durability: string
  /** What whoever runs it should know, in sentences. */
  readonly warnings: readonly string[]
  /** Drains: sessions get 421, what was acknowledged is kept. Harmless when called again. */
  close(): Promise<void>
}

/** What to run with. */
export interface Configuration {
  readonly settings: Settings
  /** The same for people, with where each came from. */
  readonly options: readonly EffectiveOption[]
}

/**
 * Builds everything in order and opens every listener; when one step fails, what was begun is undone.
 * @throws BadOption when a listener or a TLS file cannot be used; StoreStartError when the store cannot be opened
 */
export async function startSandbox(
  { settings, options }: Configuration,
  { log = silentLog }: { readonly log?: Log } = {},
): Promise<Sandbox> {
  const teardown = new Teardown()
  try {
    return await start({ settings, options }, log, teardown)
  } catch (error) {
    await teardown.run()
    throw error
  }
}

async function start({ settings, options }: Configuration, log: Log, teardown: Teardown): Promise<Sandbox> {
  // The largest of our libraries are read, and the routes made, while the store's threads start.
  const httpModule = import('./http/server.ts')
  httpModule.catch(() => undefined)
  const withheld = withheldCapabilities(settings.imapCapabilities)
  const tls = await tlsFrom(settings)
  const listeners: OpenListener[] = []
  const { store, started, capture, feed } = await startCore(settings, log, teardown)
  const mail = createMailServers({ settings, store, capture, feed, log, tls, withheld })
  const ports = new SmtpPorts({ smtp: mail.smtp, inboxes: store.inboxes, feed, listeners, log })
  teardown.add(async () => ports.stop())
  const { createHttpServer } = await httpModule
  const inspector = createInspector()
  teardown.add(() => inspector.close())
  const inboxes = inboxSettings(settings)
  const certificate = tls === undefined ? null : certificateFacts(tls, settings)
  const http = createHttpServer({
    store,
    capture,
    feed,
    inspector,
    ports,
    log,
    bind,
    settings: { ...httpSettings(settings), tls },
    about: () => ({
      version: VERSION,
      listeners,
      auth: settings.auth,
      exposed: exposedWithoutToken(settings, listeners),
      tls: certificate,
      options: [...options],
      inboxes,
    }),
  })
  // All at once: a client that one of them waits for keeps the others neither open nor from saying goodbye.
  teardown.add(async () => {
    await Promise.all([mail.close(GRACE), http.close()])
  })
  await started
  await declareInboxes(store, settings)
  await openListeners({ settings, tls: tls !== undefined, ...mail, http }, listeners)
  await ports.reopen()
  const { place, durability } = await store.facts()
  return {
    version: VERSION,
    listeners,
    place,
    certificate: tls?.cert ?? null,
    durability,
    warnings: warningsOf(settings, listeners),
    close: () => teardown.run(),
  }
}

async function startCore(settings: Settings, log: Log, teardown: Teardown) {
  // The store publishes into the hub, and the hub reads the past from the store: each needs the other to be made first.
  const readers: ((event: MailEvent) => void)[] = []
  const { store, started } = await startStore({
    place: settings.store.kind === 'memory' ? 'memory:' : `sqlite:${settings.store.path}`,
    durability: settings.durability,
    digestModule: workerUrl(import.meta.url, './capture/digest.ts'),
    maxMessageSize: settings.maxMessageSize,
    labelTtl: settings.labelTtl === null ? null : Math.ceil(settings.labelTtl / 1000),
    publish: (event) => {
      for (const read of readers) read(event)
    },
    log,
  })
  teardown.add(() => store.close())
  const feed = createHub({ eventsSince: (seq, limit) => store.messages.eventsSince(seq, limit) })
  const retention = createRetention({ inboxes: store.inboxes, limits: inboxLimits(settings), log })
  teardown.add(() => retention.close())
  readers.push(feed.publish, (event) => {
    if (event.type === 'message.received') retention.noticed(event.inbox)
  })
  return { store, started, capture: createCapture(store, settings), feed }
}

/** Gives each inbox of `--inboxes` its password, and lets none of them expire; one that was declared before and is no longer keeps its own. */
async function declareInboxes({ inboxes }: Store, settings: Settings): Promise<void> {
  for (const { name, password } of settings.inboxes) {
    await inboxes.ensure(name)
    await inboxes.change(name, { password, ttl: null })
  }
}

/** What holds for an inbox that has no word of its own. */
function inboxLimits({ maxMessages, maxAge, maxBytes }: Settings): InboxLimits {
  return { maxMessages, maxAge: maxAge === null ? null : maxAge / 1000, maxBytes }
}

function inboxSettings(settings: Settings) {
  return {
    auto: settings.autoInboxes,
    declared: settings.inboxes.map(({ name }) => name),
    limits: inboxLimits(settings),
    onRetrieve: settings.pop3OnRetrieve,
    imapReadState: settings.imapReadState,
  }
}

function httpSettings(settings: Settings) {
  return {
    token: settings.httpToken ?? undefined,
    allowedHosts: settings.httpAllowedHosts,
    declaredInboxes: settings.inboxes.map(({ name }) => name),
    autoInboxes: settings.autoInboxes,
    contentOrigin: settings.httpContentOrigin ?? undefined,
    maxMessageSize: settings.maxMessageSize,
    webRoot: fileURLToPath(new URL('../dist/web', import.meta.url)),
  }
}

function exposedWithoutToken(settings: Settings, listeners: readonly OpenListener[]): boolean {
  return (
    settings.httpToken === null &&
    listeners.some((listener) => listener.protocol === 'http' && !isLoopback(listener))
  )
}

function warningsOf(settings: Settings, listeners: readonly OpenListener[]): string[] {
  const warnings: string[] = []
  if (exposedWithoutToken(settings, listeners)) {
    warnings.push('Anyone on the network can read the mail: set --http-token, or listen on 127.0.0.1 only.')
  }
  if (process.getuid?.() === 0)
    warnings.push('Sandpost runs as root and needs none of its rights: run it as another user.')
  return warnings
}
