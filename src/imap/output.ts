import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Peer, PeerGone } from '../wire/peer.ts'
import { MASK } from '../wire/transcript.ts'
import type { Answer } from './answer.ts'
import type { Wire } from './format/strings.ts'

/** Octets written before other sessions get their turn, whether this client has taken them or not. */
const TURN = 256 * 1024
/** Milliseconds after which they get it however little was written. */
const TURN_MS = 10
/** Octets of short responses that go out as one: each write costs, and lists have thousands of lines. */
const TOGETHER = 16 * 1024
/** Characters of a response that a transcript keeps. */
const SHOWN = 1000
/** Response codes (RFC 5530 §3) that tell of a login that was not taken. */
const LOGIN_REFUSALS: ReadonlySet<Wire> = new Set(['AUTHENTICATIONFAILED', 'PRIVACYREQUIRED'])

/** What a session says. Responses are octets, one a character. */
export class Output {
  readonly #peer: Peer
  #sinceTurn = 0
  #turnedAt = 0
  /** What waits to go out with what follows it. */
  #held: Wire[] = []
  #heldOctets = 0
  /** Octets of the response that the transcript does not have yet. */
  #unnoted = 0

  constructor(peer: Peer) {
    this.#peer = peer
  }

  /** An untagged response without `* ` and CRLF. */
  untagged(response: Wire): void {
    this.#line(`* ${response}`)
  }

  /** A command continuation request (RFC 9051 §7.6). */
  continuation(text: Wire): void {
    this.#line(`+ ${text}`)
    this.flush()
  }

  /** The same, of which no transcript may have more than that it was. */
  secretContinuation(text: Wire): void {
    this.octets(`+ ${text}\r\n`)
    this.#unnoted = 0
    this.#peer.record.script.serverSecret('+')
    this.flush()
  }

  /** @param secret whether no transcript may have the tag */
  tagged(tag: string, { status, code, text }: Answer, { secret }: { readonly secret: boolean }): void {
    if (LOGIN_REFUSALS.has(code ?? '')) this.#peer.record.loginRefused()
    const said = `${status}${code === undefined ? '' : ` [${code}]`} ${text}`
    this.octets(`${tag} ${said}\r\n`)
    this.note(`${secret ? MASK : tag} ${said}`)
    this.flush()
  }

  /** Octets of a response that is written in pieces; `note` says what a transcript has of it. */
  octets(octets: Wire | Uint8Array): void {
    this.#sinceTurn += octets.length
    this.#unnoted += octets.length
    if (typeof octets === 'string' && octets.length < TOGETHER) this.#hold(octets)
    else {
      this.flush()
      this.#peer.write(typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets)
    }
  }

  /** Sends what waits, for whoever ends the connection or changes what lies under it. */
  flush(): void {
    if (this.#held.length === 0) return
    this.#peer.write(Buffer.from(this.#held.join(''), 'latin1'))
    this.#held = []
    this.#heldOctets = 0
  }

  /** What a transcript has of a response whose octets were written just now, perhaps in pieces. */
  note(response: Wire): void {
    const { script } = this.#peer.record
    script.server(response.length > SHOWN ? `${response.slice(0, SHOWN)}…` : response, this.#unnoted)
    this.#unnoted = 0
  }

  /**
   * Resolves when the client has taken so much that more may be said, and others had their turn. To be awaited in
   * everything that may be long.
   * @throws PeerGone
   */
  async ready(): Promise<void> {
    if (this.#sinceTurn >= TURN || performance.now() - this.#turnedAt >= TURN_MS) {
      await nextTurn()
      this.#sinceTurn = 0
      this.#turnedAt = performance.now()
    }
    await this.#peer.drained()
  }

  /** Ends the connection in the middle of a response that cannot be finished: what follows would be taken for its rest. */
  abandon(why: string): never {
    this.#peer.record.endsBy(why, 'internal')
    throw new PeerGone()
  }

  #hold(octets: Wire): void {
    if (this.#held.length === 0) process.nextTick(() => this.flush())
    this.#held.push(octets)
    this.#heldOctets += octets.length
    if (this.#heldOctets >= TOGETHER) this.flush()
  }

  #line(line: Wire): void {
    this.octets(`${line}\r\n`)
    this.note(line)
  }
}
