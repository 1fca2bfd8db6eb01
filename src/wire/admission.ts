import { isLoopback } from './login-throttle.ts'

/** Connections at a time: in all, from one address of this machine or one Unix socket, from one other address. */
export interface AdmissionLimits {
  readonly connections: number
  readonly connectionsPerAddress: number
  readonly connectionsPerOutsideAddress: number
}

/** HOSTILE §2. */
export const DEFAULT_ADMISSION: AdmissionLimits = {
  connections: 1000,
  connectionsPerAddress: 100,
  connectionsPerOutsideAddress: 20,
}

/** Counts connections, in all and by address (HOSTILE S37). Shared by all listeners of the mail protocols. */
export class Admission {
  readonly #limits: AdmissionLimits
  readonly #byAddress = new Map<string, number>()
  #total = 0

  constructor(limits: AdmissionLimits) {
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
