import { constants } from 'node:os'

export interface StopSignals {
  /** Resolves with the first signal that asks us to stop. */
  readonly first: Promise<NodeJS.Signals>
  /** Gives the signals back, so that the process can end by itself. */
  release(): void
}

/**
 * Listens for SIGTERM and SIGINT; the second one ends the process at once, with 128 + its number. SIGHUP asks to stop
 * when there was a terminal, which is then gone; a server without one ignores it. SIGXFSZ is ignored, so that a file
 * that may not grow is an error like a full disk, and not our end.
 */
export function stopSignals(): StopSignals {
  const attached = process.stdin.isTTY || process.stdout.isTTY
  let stopping = false
  let resolve: (signal: NodeJS.Signals) => void = () => {}
  const first = new Promise<NodeJS.Signals>((resolveFirst) => {
    resolve = resolveFirst
  })
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(128 + constants.signals[signal])
    stopping = true
    resolve(signal)
  }
  const hangup = (signal: NodeJS.Signals) => {
    if (attached && !stopping) stop(signal)
  }
  const nothing = () => {}
  process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', hangup).on('SIGXFSZ', nothing)
  return {
    first,
    release() {
      process.off('SIGTERM', stop).off('SIGINT', stop).off('SIGHUP', hangup).off('SIGXFSZ', nothing)
    },
  }
}
