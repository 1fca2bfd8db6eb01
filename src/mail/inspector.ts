import { JobPool } from '../lib/job-pool.ts'
import { workerUrl } from '../lib/worker-url.ts'
import type { Arrival } from './checks/checked-mail.ts'
import type { CheckReport } from './checks/run.ts'
import type { Findings } from './findings.ts'
import type { InlineImage } from './inline-images.ts'
import type { Inspection } from './inspection.ts'

/** Where the octets of a message come from. */
export type MessageSource =
  | { readonly bytes: Uint8Array }
  | { readonly chunks: AsyncIterable<Uint8Array>; readonly size: number }

type AskedSource = MessageSource | (() => Promise<MessageSource> | MessageSource)

/** What its thread is asked for. */
export type InspectorTask =
  | { readonly kind: 'inspect'; readonly octets: Uint8Array }
  | { readonly kind: 'embed'; readonly html: string; readonly images: ReadonlyMap<string, InlineImage> }
  | { readonly kind: 'find'; readonly octets: Uint8Array }
  | { readonly kind: 'check'; readonly octets: Uint8Array; readonly arrival: Arrival }

/** Takes messages apart in a thread of its own, each within its limits. */
export interface Inspector {
  /**
   * @param key names the message; the latest few answers with a key are remembered. The source is then a function,
   *   called only when the message is not among them
   * @throws JobStopped when the message takes too long or too much memory, or too many are waiting
   */
  inspect(source: AskedSource, key?: string): Promise<Inspection>
  /** `withInlineImages`, in the same thread. @param images by content id @throws JobStopped */
  embed(html: string, images: ReadonlyMap<string, InlineImage>): Promise<string>
  /** `checkMessage`, in the same thread; the source is asked when its turn comes. @throws JobStopped */
  check(source: () => Promise<MessageSource> | MessageSource, arrival: Arrival): Promise<CheckReport>
  /** `findIn`, in the same thread; the source and the key are as for `inspect`. @throws JobStopped */
  find(source: () => Promise<MessageSource> | MessageSource, key?: string): Promise<Findings>
  close(): Promise<void>
}

export interface InspectorOptions {
  /** Longest time for one message, in milliseconds. */
  readonly deadlineMs?: number
  /** Most heap for one message, in MiB. */
  readonly heapMb?: number
}

const QUEUE = 1_000
const IDLE_MS = 10_000
const REMEMBERED = 8

export function createInspector({ deadlineMs = 2000, heapMb = 256 }: InspectorOptions = {}): Inspector {
  const module = workerUrl(import.meta.url, './inspect-worker.ts')
  const pool = new JobPool<InspectorTask, Inspection | string | CheckReport | Findings>({
    module,
    deadlineMs,
    heapMb,
    queue: QUEUE,
    idleMs: IDLE_MS,
  })
  const inspections = new Map<string, Promise<Inspection>>()
  const findings = new Map<string, Promise<Findings>>()
  const ask = (kind: 'inspect' | 'find', source: AskedSource) =>
    pool.run(async () => {
      const octets = await load(typeof source === 'function' ? await source() : source)
      return { input: { kind, octets }, transfer: [octets.buffer] }
    })
  return {
    inspect: (source, key) =>
      remembered(inspections, key, () => ask('inspect', source) as Promise<Inspection>),
    find: (source, key) => remembered(findings, key, () => ask('find', source) as Promise<Findings>),
    embed(html, images) {
      const task = { kind: 'embed', html, images } as const
      return pool.run(async () => ({ input: task, transfer: [] })) as Promise<string>
    },
    check(source, arrival) {
      return pool.run(async () => {
        const octets = await load(await source())
        return { input: { kind: 'check', octets, arrival }, transfer: [octets.buffer] }
      }) as Promise<CheckReport>
    },
    async close() {
      inspections.clear()
      findings.clear()
      await pool.close()
    },
  }
}

/** The latest few answers are kept by their key. */
function remembered<Answer>(
  answers: Map<string, Promise<Answer>>,
  key: string | undefined,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return ask()
  const answer = answers.get(key) ?? ask()
  answers.delete(key)
  answers.set(key, answer)
  const [oldest] = answers.keys()
  if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest)
  // What failed may go better next time.
  answer.catch(() => {
    if (answers.get(key) === answer) answers.delete(key)
  })
  return answer
}

/** A copy of the octets that can be moved to the thread: the caller's own stay as they are. */
async function load(source: MessageSource): Promise<Uint8Array<ArrayBuffer>> {
  return 'bytes' in source ? Uint8Array.from(source.bytes) : gather(source.chunks, source.size)
}

async function gather(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  let written = 0
  for await (const chunk of chunks) {
    if (written + chunk.length > size)
      throw new RangeError(`the message has more than the ${size} octets it should`)
    bytes.set(chunk, written)
    written += chunk.length
  }
  if (written < size) throw new RangeError(`the message has ${written} octets and not the ${size} it should`)
  return bytes
}
