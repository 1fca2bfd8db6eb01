import { PeerGone } from '../wire/peer.ts'
import { Bell } from './bell.ts'
import type { Told } from './listening.ts'
import type { Output } from './output.ts'
import type { Selected } from './selected.ts'

/** What happens elsewhere while a session goes on, and how its client is told. */
export class Watch {
  /** Rings when something happened of which the client may be told. */
  readonly bell = new Bell()
  readonly #out: Output
  readonly #note: (error: unknown) => void
  #selected: Selected | undefined

  /** @param note is given what kept changes from being told */
  constructor(out: Output, note: (error: unknown) => void) {
    this.#out = out
    this.#note = note
  }

  /** The mailbox that is selected. */
  get selected(): Selected | undefined {
    return this.#selected
  }

  select(selected: Selected | undefined): void {
    this.#selected?.close()
    this.#selected = selected
  }

  /**
   * Tells of all that happened.
   * @param expunge whether messages may go now
   * @returns whether there was anything to tell
   */
  async tell({ expunge }: { readonly expunge: boolean }): Promise<boolean> {
    return (await this.#selected?.tell(this.#out, { expunge })) ?? false
  }

  /** As `tell`; what cannot be told now waits. @throws PeerGone */
  async tellIfPossible(options: { readonly expunge: boolean }): Promise<boolean> {
    try {
      return await this.tell(options)
    } catch (error) {
      if (error instanceof PeerGone) throw error
      this.#note(error)
      return false
    }
  }

  /** How the client is told in IDLE. */
  get inIdle(): Told {
    return {
      bell: this.bell,
      tell: () => this.tellIfPossible({ expunge: true }),
      keepAlive: () => this.#keepAlive(),
    }
  }

  /** How the client is told between commands; `undefined` when it is not. */
  get betweenCommands(): Told | undefined {
    return undefined
  }

  #keepAlive(): Promise<void> {
    this.#out.untagged('OK Still here')
    return this.#out.ready()
  }
}
