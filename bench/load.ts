import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface LoadResult {
  readonly seconds: number
  readonly sent: number
  readonly acknowledged: number
  readonly refused: number
  readonly lost: number
  /** Milliseconds from MAIL, or from connect when each message has its own connection, to the reply. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** The first unexpected reply; empty when there was none. */
  readonly complaint: string
}

export interface LoadJob {
  readonly port: number
  readonly connections: number
  readonly messages: number
  readonly mode: 'each' | 'persistent'
  /** A file made by `writeCorpus`. */
  readonly corpus: string
}

/** Sends a load from another process. */
export interface Load {
  /** What it is written in, for the reader of the numbers. */
  readonly kind: string
  run(job: LoadJob): Promise<LoadResult>
}

/** The load in C, compiled into `folder`; where there is no compiler, a slower one in Node. */
export function prepareLoad(folder: string): Load {
  const program = join(folder, 'load')
  const compiled = spawnSync('cc', ['-O2', '-o', program, join(process.cwd(), 'bench/load.c')])
  return compiled.status === 0
    ? { kind: 'C', run: (job) => start(program, wordsOf(job)) }
    : {
        kind: 'Node, as there is no C compiler (cc): it takes more of the processor, ratios come out higher',
        run: (job) => start(process.execPath, [fallback(), ...wordsOf(job)]),
      }
}

function fallback(): string {
  return fileURLToPath(new URL('load-without-cc.js', import.meta.url))
}

function wordsOf({ port, connections, messages, mode, corpus }: LoadJob): string[] {
  return ['127.0.0.1', String(port), String(connections), String(messages), mode, corpus]
}

async function start(program: string, words: readonly string[]): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(program, words)
  return JSON.parse(stdout) as LoadResult
}
