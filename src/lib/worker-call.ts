import { type MessagePort, type TransferListItem, Worker, type WorkerOptions } from 'node:worker_threads'

/** Functions that one thread offers another. Arguments and results are copied, so they hold data only. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments of any function; each call is typed by its own.
type Calls = Readonly<Record<string, (...args: any[]) => unknown>>

interface Request {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** An error as it crosses threads: class instances do not. */
export interface Failure {
  readonly name: string
  readonly message: string
  readonly trouble?: string | undefined
  readonly stack?: string | undefined
}

type Reply = { readonly id: number } & ({ readonly result: unknown } | { readonly failure: Failure })

/** What goes to the caller with a result instead of being copied. */
const transfers = new WeakMap<object, readonly TransferListItem[]>()

/** Marks what a call's result gives away, for {@link serveCalls}: this thread cannot use it afterwards. */
export function transferred<Result extends object>(
  result: Result,
  given: readonly TransferListItem[],
): Result {
  transfers.set(result, given)
  return result
}

/** Answers calls that come by `port`, one after another. */
export function serveCalls(port: MessagePort, calls: Calls): void {
  port.on('message', ({ id, name, args }: Request) => {
    try {
      const result = calls[name]?.(...args)
      port.postMessage({ id, result } satisfies Reply, transfersOf(result))
    } catch (error) {
      port.postMessage({ id, failure: failureOf(error) } satisfies Reply)
    }
  })
}

/** The same, once what the calls are made from has come ({@link WorkerCaller.begin}); calls wait for it. */
export function serveCallsFrom<Options>(port: MessagePort, callsOf: (options: Options) => Calls): void {
  port.once('message', (options: Options) => serveCalls(port, callsOf(options)))
}

function transfersOf(result: unknown): readonly TransferListItem[] {
  return (typeof result === 'object' && result !== null && transfers.get(result)) || []
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const trouble = 'trouble' in error ? String(error.trouble) : undefined
  return { name: error.name, message: error.message, trouble, stack: error.stack }
}

/** The thread is gone: whether it did what it was called for, nobody knows. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded'
}

/** What a caller needs besides the options of its thread. */
interface CallerOptions extends WorkerOptions {
  /** Makes the error that a call fails with. */
  readonly revive: (failure: Failure) => Error
  /** Told once, however the thread ends. */
  readonly ended?: (reason: ThreadEnded) => void
}

interface Pending {
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

/** Calls the functions of a worker thread; replies come in the order of the calls. */
export class WorkerCaller<Offered extends Calls> {
  readonly #worker: Worker
  readonly #revive: CallerOptions['revive']
  readonly #tellEnded: CallerOptions['ended']
  readonly #pending = new Map<number, Pending>()
  #last = 0
  #ended: ThreadEnded | undefined

  constructor(module: URL, options: CallerOptions) {
    const { revive, ended, ...workerOptions } = options
    this.#revive = revive
    this.#tellEnded = ended
    // Flags of a test runner (--import, --input-type) are not for our modules.
    this.#worker = new Worker(module, { execArgv: [], ...workerOptions })
    this.#worker.on('message', (reply: Reply) => this.#answer(reply))
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end())
  }

  /** Gives a thread that waits for it ({@link serveCallsFrom}) what it works from. Before any call. */
  begin(options: unknown): void {
    this.#worker.postMessage(options)
  }

  call<Name extends keyof Offered & string>(
    name: Name,
    args: Parameters<Offered[Name]>,
    transfer: readonly TransferListItem[] = [],
  ): Promise<Awaited<ReturnType<Offered[Name]>>> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = ++this.#last
    this.#worker.postMessage({ id, name, args } satisfies Request, transfer)
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }))
  }

  /** Ends the thread where it stands; calls that wait fail. */
  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #answer(reply: Reply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if ('failure' in reply) pending?.reject(this.#revive(reply.failure))
    else pending?.resolve(reply.result as never)
  }

  #end(cause?: Error): void {
    if (this.#ended !== undefined) return
    this.#ended = new ThreadEnded(cause?.message ?? 'the thread has ended', { cause })
    for (const { reject } of this.#pending.values()) reject(this.#ended)
    this.#pending.clear()
    this.#tellEnded?.(this.#ended)
  }
}
