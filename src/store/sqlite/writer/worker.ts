import { parentPort, workerData } from 'node:worker_threads'
import { serveCalls } from '../../../lib/worker-call.ts'
import { WriterEngine, type WriterOptions } from './engine.ts'

/** The calls that the main thread may make. */
export type WriterCalls = ReturnType<typeof callsOf>

function callsOf(engine: WriterEngine) {
  return {
    facts: engine.facts.bind(engine),
    append: engine.append.bind(engine),
    ensureInbox: engine.ensureInbox.bind(engine),
    createInbox: engine.createInbox.bind(engine),
    changeInbox: engine.changeInbox.bind(engine),
    emptyInbox: engine.emptyInbox.bind(engine),
    prune: engine.prune.bind(engine),
    change: engine.change.bind(engine),
    remove: engine.remove.bind(engine),
    take: engine.take.bind(engine),
    move: engine.move.bind(engine),
    keepSessions: engine.keepSessions.bind(engine),
    checkpoint: engine.checkpoint.bind(engine),
    close: engine.close.bind(engine),
  }
}

if (parentPort !== null) serveCalls(parentPort, callsOf(new WriterEngine(workerData as WriterOptions)))
