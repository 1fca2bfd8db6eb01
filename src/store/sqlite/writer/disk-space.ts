import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError } from '../../../domain/trouble.ts'

const MIB = 1024 ** 2
/** Room that is given back when the disk is full, so that messages can still be deleted. */
const BALLAST = 8 * MIB
/** How long a look at the disk is good for, in milliseconds. */
const FRESH = 1_000

/** Keeps the last of the disk free (HOSTILE DUR-9). */
export class DiskSpace {
  readonly #ballast: string
  readonly #floor: number
  #lookedAt = Number.NEGATIVE_INFINITY
  #free = Number.POSITIVE_INFINITY

  /** @param floor octets that stay free: below that no message is taken */
  constructor(ballast: string, floor: number) {
    this.#ballast = ballast
    this.#floor = floor
    this.#look()
    this.#refill()
  }

  /** @throws DomainError `disk-full` when a message would take from what must stay free */
  requireRoom(): void {
    if (performance.now() - this.#lookedAt > FRESH) this.#look()
    if (this.#free < this.#floor) {
      this.release()
      throw new DomainError(
        'disk-full',
        `The disk has ${Math.floor(this.#free / MIB)} MiB left and ${Math.floor(this.#floor / MIB)} MiB must stay free: delete messages or make room.`,
      )
    }
    this.#refill()
  }

  /** Gives the ballast back to the disk, so that deleting has room to work in. */
  release(): void {
    rmSync(this.#ballast, { force: true })
    this.#lookedAt = Number.NEGATIVE_INFINITY
  }

  #look(): void {
    const { bavail, bsize } = statfsSync(dirname(this.#ballast))
    this.#free = bavail * bsize
    this.#lookedAt = performance.now()
  }

  #refill(): void {
    if (this.#floor === 0 || this.#free < this.#floor + 2 * BALLAST || existsSync(this.#ballast)) return
    const file = openSync(this.#ballast, 'wx', 0o600)
    try {
      const zeros = Buffer.alloc(MIB)
      for (let written = 0; written < BALLAST; written += MIB) writeSync(file, zeros)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
}
