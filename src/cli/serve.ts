import type { Reading } from '../config/settings.ts'
import { startSandbox } from '../sandbox.ts'
import { banner, bannerFacts } from './banner.ts'
import { CommandFailure, EXIT } from './exit.ts'
import { createLog } from './log.ts'
import { quietSink } from './quiet-sink.ts'
import { stopSignals } from './stop-signals.ts'

/** How long sessions may take to end once we are told to stop, in milliseconds. */
const DRAIN = 10_000

/** Serves until told to stop. @returns the exit code @throws BadOption or CommandFailure when it cannot start */
export async function serve({ settings, warnings }: Reading): Promise<number> {
  // Whatever the shell's umask: files that hold mail are their owner's alone.
  process.umask(0o077)
  const out = quietSink(process.stdout)
  const log = createLog({ level: settings.logLevel, format: settings.logFormat }, out)
  const stop = stopSignals()
  const sandbox = await startSandbox(settings, { log }).catch((error: unknown) => {
    throw refusal(error)
  })
  const facts = bannerFacts(settings, sandbox, warnings)
  if (settings.logFormat === 'json') log.info(facts, 'sandpost is ready')
  else out.write(banner(facts))
  const signal = await stop.first
  log.info({ signal }, 'stopping: open sessions are ended, at most 10 s; a second signal stops at once')
  const drained = await within(DRAIN, sandbox.close())
  if (!drained) log.error({}, 'sessions did not end in 10 s; all that was acknowledged is kept')
  else log.info({}, 'stopped')
  await out.flushed()
  stop.release()
  if (!drained) process.exit(EXIT.failed)
  return EXIT.ok
}

/** Why the sandbox did not start: what it says itself; a defect of ours keeps its stack. */
function refusal(error: unknown): unknown {
  const isDefect =
    !(error instanceof Error) || ['TypeError', 'ReferenceError', 'RangeError'].includes(error.name)
  return isDefect ? error : new CommandFailure(error.message, EXIT.refused, { cause: error })
}

async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let deadline: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    deadline = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(deadline)
  }
}
