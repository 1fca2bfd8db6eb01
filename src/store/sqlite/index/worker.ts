import { writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessageFacts } from '../../../domain/message.ts'
import { Indexer } from './indexer.ts'
import { lowerPriority } from './priority.ts'
import type { FromIndexer, IndexerSetup, ToIndexer } from './protocol.ts'
import { damagedMark, openIndex } from './schema.ts'
import { IndexTables } from './tables.ts'
import { Truth } from './truth.ts'

/** Before it tries again after a failure; milliseconds. */
const PAUSE = 1000

const port = parentPort
if (port === null) throw new Error('the index worker runs only as a worker thread')
const setup = workerData as IndexerSetup
lowerPriority()

const truth = new Truth(setup.databasePath, setup.bodiesPath)
const db = openIndex(setup.indexPath)
const tables = new IndexTables(db)
// How far it is is known before the parsers are read, which nobody who starts should wait for.
say({ kind: 'progress', ...tables.cursors(), idle: false })
const { facts } = (await import(setup.digestModule)) as { facts: (raw: Uint8Array) => MessageFacts }
const slot = new BigInt64Array(setup.parsing)
const indexer = new Indexer({
  truth,
  tables,
  facts,
  unparsable: setup.unparsable,
  parsing: (seq) => Atomics.store(slot, 0, BigInt(seq)),
  warn: (text, seq) => say({ kind: 'warning', text, ...(seq === undefined ? {} : { seq }) }),
})

/** The next step, when one is due: one for each call to work, so that the pace is the caller's. */
let due: NodeJS.Immediate | NodeJS.Timeout | undefined
let closed = false

port.on('message', (message: ToIndexer) => {
  switch (message.kind) {
    case 'work':
      indexer.committed(message.upTo, message.text)
      break
    case 'removed':
      indexer.removed(message.seqs)
      break
    case 'close':
      close()
      return
  }
  due ??= setImmediate(step)
})
due = setImmediate(step)

function step(): void {
  due = undefined
  if (closed) return
  try {
    const worked = indexer.step()
    say({ kind: 'progress', ...indexer.cursors, idle: !worked })
  } catch (error) {
    stumble(error)
  }
}

function stumble(error: unknown): void {
  const code = String((error as { code?: unknown } | null)?.code ?? 'UNKNOWN')
  const ours = !(error instanceof Error && error.name === 'TruthError')
  if (ours && /^SQLITE_(CORRUPT|NOTADB)/.test(code)) writeFileSync(damagedMark(setup.indexPath), '')
  say({ kind: 'stuck', code, text: error instanceof Error ? error.message : String(error) })
  due = setTimeout(step, PAUSE)
}

function close(): void {
  closed = true
  if (due !== undefined) {
    clearImmediate(due as NodeJS.Immediate)
    clearTimeout(due as NodeJS.Timeout)
  }
  db.close()
  truth.close()
  port?.close()
}

function say(message: FromIndexer): void {
  port?.postMessage(message)
}
