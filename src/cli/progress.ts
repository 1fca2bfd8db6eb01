import { SingleBar } from 'cli-progress'

export interface Progress {
  /** Adds to what is done. */
  add(amount: number): void
  stop(): void
}

/** A bar on standard error where that is a terminal; nothing elsewhere. */
export function startProgress(total: number, verb: string): Progress {
  if (!process.stderr.isTTY || total === 0) return { add() {}, stop() {} }
  const bar = new SingleBar({
    format: `${verb} {bar} {percentage}% · {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0)
  return {
    add(amount) {
      bar.increment(amount)
    },
    stop() {
      bar.stop()
    },
  }
}
