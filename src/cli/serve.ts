import type { Reading } from '../config/settings.ts'
import type { Log } from '../lib/log.ts'
import type { Sandbox } from '../sandbox.ts'
import { banner, bannerFacts } from './banner.ts'
import { EXIT } from './exit.ts'
import { createLog } from './log.ts'
import { quietSink } from './quiet-sink.ts'
import { start } from './start.ts'
import { stopSignals } from './stop-signals.ts'

/** How long sessions may take to end once we are told to stop, in milliseconds. */
const DRAIN = 10_000

/** Serves until told to stop. @returns the exit code @throws BadOption or CommandFailure when it cannot start */
export async function serve({ settings, options, warnings }: Reading): Promise<number> {
  // Whatever the shell's umask: files that hold mail are their owner's alone.
  process.umask(0o077)
  const out = quietSink(process.stdout)
  const log = createLog({ level: settings.logLevel, format: settings.logFormat }, out)
  const stop = stopSignals()
  const sandbox = await start({ settings, options, warnings }, { log })
  const facts = bannerFacts(settings, sandbox, warnings)
  if (settings.logFormat === 'json') log.info(facts, 'sandpost is ready')
  else out.write(banner(facts))
  const signal = await stop.first
  log.info({ signal }, 'stopping: open sessions are ended, at most 10 s; a second signal stops at once')
  const ended = await within(DRAIN, closing(sandbox, log))
  if (ended === undefined) log.error({}, 'sessions did not end in 10 s; all that was acknowledged is kept')
  if (ended === true) log.info({}, 'stopped')
  await out.flushed()
  stop.release()
  if (ended === undefined) process.exit(EXIT.failed)
  return ended ? EXIT.ok : EXIT.failed
}

/** @returns whether it went well */
async function closing(sandbox: Sandbox, log: Log): Promise<boolean> {
  try {
    await sandbox.close()
    return true
  } catch (error) {
    log.error({ err: error }, 'could not close cleanly; all that was acknowledged is kept')
    return false
  }
}

/** What `work` gives, or `undefined` when that takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let deadline: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    deadline = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(deadline)
  }
}
