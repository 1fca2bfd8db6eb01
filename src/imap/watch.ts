import { PeerGone } from '../wire/peer.ts'
import { Bell } from './bell.ts'
import type { Told } from './listening.ts'
import type { LoginName } from './login-name.ts'
import type { Notifier } from './notify/notifier.ts'
import type { Output } from './output.ts'
import type { Selected } from './selected.ts'

interface When {
  /** Whether messages may go now. */
  readonly expunge: boolean
  /** Whether messages that came are the client's own doing. */
  readonly own?: boolean
}

interface WatchParts {
  readonly loginName: LoginName
  /** Is given what kept changes from being told. */
  readonly note: (error: unknown) => void
}

/** What happens elsewhere while a session goes on, and how its client is told. */
export class Watch {
  /** Rings when something happened of which the client may be told. */
  readonly bell = new Bell()
  readonly loginName: LoginName
  readonly #out: Output
  readonly #note: (error: unknown) => void
  #selected: Selected | undefined
  /** What the client has asked for; without that it is told of the selected mailbox, while a command runs. */
  #notifier: Notifier | undefined

  constructor(out: Output, { loginName, note }: WatchParts) {
    this.#out = out
    this.loginName = loginName
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

  /** From here on tells what the client has asked for (RFC 5465). */
  async notify(notifier: Notifier, { status }: { readonly status: boolean }): Promise<void> {
    this.#notifier?.close()
    this.#notifier = notifier
    await notifier.begin(() => this.bell.ring(), status)
  }

  /**
   * Tells of all that happened in the selected mailbox, whatever the client has asked for.
   * @param expunge whether messages may go now
   */
  async tell({ expunge }: { readonly expunge: boolean }): Promise<void> {
    await this.#selected?.tell(this.#out, { expunge })
  }

  /**
   * Tells of what happened as far as the client wants to know; what cannot be told now waits.
   * @returns whether there was anything to tell
   * @throws PeerGone
   */
  async tellWanted(when: When): Promise<boolean> {
    try {
      const ofSelected = await this.#tellSelected(when)
      return (await this.#notifier?.tell()) || ofSelected
    } catch (error) {
      if (error instanceof PeerGone) throw error
      this.#note(error)
      return false
    }
  }

  /** How the client is told in IDLE. */
  get inIdle(): Told {
    return this.#told({ expunge: true })
  }

  /** How the client is told between commands; `undefined` when it is not. */
  get betweenCommands(): Told | undefined {
    const registration = this.#notifier?.registration
    return registration?.any ? this.#told({ expunge: registration.selected?.delayed === false }) : undefined
  }

  /** Nobody is told any more. */
  close(): void {
    this.loginName.forget()
    this.select(undefined)
    this.#notifier?.close()
    this.#notifier = undefined
  }

  async #tellSelected({ expunge, own = false }: When): Promise<boolean> {
    const out = this.#out
    const notifier = this.#notifier
    if (notifier === undefined) return (await this.#selected?.tell(out, { expunge })) ?? false
    const wanted = notifier.registration.selected
    if (this.#selected === undefined || wanted === undefined) return false
    const { messages, flags } = wanted
    return this.#selected.tell(
      out,
      { expunge: expunge && messages, exists: messages, flags },
      own ? undefined : (rows) => notifier.tellArrived(rows),
    )
  }

  #told(when: When): Told {
    return {
      bell: this.bell,
      tell: () => this.tellWanted(when),
      keepAlive: () => this.#keepAlive(),
    }
  }

  #keepAlive(): Promise<void> {
    this.#out.untagged('OK Still here')
    return this.#out.ready()
  }
}
