import { parentPort } from 'node:worker_threads'
import { serveCallsFrom } from '../../../lib/worker-call.ts'
import { ReaderEngine, type ReaderOptions } from './engine.ts'

/** The calls that the main thread may make. */
export type ReaderCalls = ReturnType<typeof callsOf>

function callsOf(engine: ReaderEngine) {
  return {
    inboxes: engine.inboxes.bind(engine),
    inbox: engine.inbox.bind(engine),
    mailboxes: engine.mailboxes.bind(engine),
    mailbox: engine.mailbox.bind(engine),
    subscriptions: engine.subscriptions.bind(engine),
    metadata: engine.metadata.bind(engine),
    placements: engine.placements.bind(engine),
    changes: engine.changes.bind(engine),
    search: engine.search.bind(engine),
    uids: engine.uids.bind(engine),
    contents: engine.contents.bind(engine),
    list: engine.list.bind(engine),
    matching: engine.matching.bind(engine),
    message: engine.message.bind(engine),
    maps: engine.maps.bind(engine),
    body: engine.body.bind(engine),
    eventsSince: engine.eventsSince.bind(engine),
    session: engine.session.bind(engine),
    sessions: engine.sessions.bind(engine),
    totals: engine.totals.bind(engine),
    known: engine.known.bind(engine),
    close: engine.close.bind(engine),
  }
}

if (parentPort !== null)
  serveCallsFrom(parentPort, (options: ReaderOptions) => callsOf(new ReaderEngine(options)))
