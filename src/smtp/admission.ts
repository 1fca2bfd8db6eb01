import { isLoopback } from '../wire/login-throttle.ts'
import type { SmtpLimits } from './limits.ts'

/** Counts connections, in all and by address (HOSTILE S37). Shared by all listeners of a server. */
export class Admission {
  readonly #limits: SmtpLimits
  readonly #byAddress = new Map<string, number>()
  #total = 0

  constructor(limits: SmtpLimits) {
    this.#limits = limits
  }

  /** @param address of the client; empty for a Unix socket. @returns whether it may stay; then `leave` must follow */
  enter(address: string): boolean {
    const here = this.#byAddress.get(address) ?? 0
    const { connections, connectionsPerAddress, connectionsPerOutsideAddress } = this.#limits
    const most = isLoopback(address) ? connectionsPerAddress : connectionsPerOutsideAddress
    if (this.#total >= connections || here >= most) return false
    this.#total++
    this.#byAddress.set(address, here + 1)
    return true
  }

  leave(address: string): void {
    const here = this.#byAddress.get(address) ?? 0
    this.#total--
    if (here > 1) this.#byAddress.set(address, here - 1)
    else this.#byAddress.delete(address)
  }
}
