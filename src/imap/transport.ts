import type { SecureContext } from 'node:tls'
import type { InflateLimits } from '../wire/compression.ts'
import type { Peer } from '../wire/peer.ts'

/** What lies under the lines of a session: TLS, and compression inside of it. */
export class Transport {
  readonly #peer: Peer
  readonly #upgrade: SecureContext | undefined
  readonly #limits: InflateLimits

  /** @param upgrade is there when the client may ask for TLS */
  constructor(peer: Peer, upgrade: SecureContext | undefined, limits: InflateLimits) {
    this.#peer = peer
    this.#upgrade = upgrade
    this.#limits = limits
  }

  get secure(): boolean {
    return this.#peer.secure
  }

  get canStartTls(): boolean {
    return this.#upgrade !== undefined && !this.#peer.secure
  }

  get compressed(): boolean {
    return this.#peer.compression !== undefined
  }

  /** Octets that have come and are not read yet. */
  get pending(): number {
    return this.#peer.pending
  }

  async startTls(): Promise<void> {
    if (this.#upgrade !== undefined) await this.#peer.startTls(this.#upgrade)
  }

  /** Both sides compress from here on. */
  compress(): void {
    this.#peer.compress(this.#limits)
  }

  /** Neither compresses from here on. */
  decompress(): Promise<void> {
    return this.#peer.decompress()
  }
}
