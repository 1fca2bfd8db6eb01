import type { Session, SessionLog } from '../../src/domain/session.ts'

/** The sessions of a server under test, and waiting for what changes. */
export class SessionDesk implements SessionLog {
  readonly open = new Map<string, Session>()
  readonly ended: Session[] = []
  #waiters: (() => void)[] = []

  begin(session: Session): void {
    this.open.set(session.id, session)
    this.wake()
  }

  /** What is waited for may be any of it. */
  changed(): void {
    this.wake()
  }

  finish(session: Session): void {
    this.open.delete(session.id)
    this.ended.push(structuredClone(session))
    this.wake()
  }

  /** Waits until it is so. Every change asks again. */
  async until(so: () => boolean): Promise<void> {
    while (!so()) await new Promise<void>((resolve) => this.#waiters.push(resolve))
  }

  /** The next session to end after `count` others. */
  async endedSession(count = 0): Promise<Session> {
    await this.until(() => this.ended.length > count)
    const session = this.ended[count]
    if (session === undefined) throw new Error('no session has ended')
    return session
  }

  protected wake(): void {
    for (const wake of this.#waiters.splice(0)) wake()
  }
}
