import { parentPort } from 'node:worker_threads'
import { serveCallsFrom } from '../../../lib/worker-call.ts'
import { WriterEngine, type WriterOptions } from './engine.ts'

/** The calls that the main thread may make. */
export type WriterCalls = ReturnType<typeof callsOf>

function callsOf(engine: WriterEngine) {
  const { mailboxes } = engine
  return {
    facts: engine.facts.bind(engine),
    append: engine.append.bind(engine),
    ensureInbox: engine.ensureInbox.bind(engine),
    createInbox: engine.createInbox.bind(engine),
    changeInbox: engine.changeInbox.bind(engine),
    emptyInbox: engine.emptyInbox.bind(engine),
    expireInbox: engine.expireInbox.bind(engine),
    inboxesUsed: engine.inboxesUsed.bind(engine),
    prune: engine.prune.bind(engine),
    change: engine.change.bind(engine),
    remove: engine.remove.bind(engine),
    take: engine.take.bind(engine),
    move: engine.move.bind(engine),
    createMailbox: mailboxes.createMailbox.bind(mailboxes),
    dropMailbox: mailboxes.dropMailbox.bind(mailboxes),
    renameMailbox: mailboxes.renameMailbox.bind(mailboxes),
    subscribe: mailboxes.subscribe.bind(mailboxes),
    store: mailboxes.store.bind(mailboxes),
    copy: mailboxes.copy.bind(mailboxes),
    expunge: mailboxes.expunge.bind(mailboxes),
    claimRecent: mailboxes.claimRecent.bind(mailboxes),
    setMetadata: mailboxes.setMetadata.bind(mailboxes),
    keepSessions: engine.keepSessions.bind(engine),
    checkpoint: engine.checkpoint.bind(engine),
    close: engine.close.bind(engine),
  }
}

if (parentPort !== null)
  serveCallsFrom(parentPort, (options: WriterOptions) => callsOf(new WriterEngine(options)))
