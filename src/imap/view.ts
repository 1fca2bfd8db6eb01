import type { Changes, FlagState, Placements } from '../store/mailboxes.ts'

/** A message of the selected mailbox as its session sees it. */
export interface Row {
  readonly uid: number
  readonly id: string
  /** Octets. */
  readonly size: number
  /** Internal date: milliseconds since 1970, and minutes east of UTC. */
  readonly date: number
  readonly zone: number
  /** When it came into the mailbox, in milliseconds since 1970. */
  readonly savedAt: number
  /** Bits of `FLAG`. */
  flags: number
  keywords: readonly string[]
  modseq: number
}

/** What the client is to be told, in this order (RFC 9051 §7.5.1: EXISTS after EXPUNGE, and before a new number is used). */
export interface Updates {
  /** Numbers, each as it is once those before it are gone. */
  readonly expunged: readonly number[]
  /** Their UIDs, ascending, for VANISHED (RFC 7162 §3.2.10). */
  readonly vanished: readonly number[]
  /** How many messages there are now, when some came, and those that came. */
  readonly exists: number | undefined
  readonly arrived: readonly { readonly number: number; readonly row: Row }[]
  /** Messages whose flags changed, with their numbers. */
  readonly changed: readonly { readonly number: number; readonly row: Row }[]
}

/** What the client may be told now; what it may not waits. */
export interface Tellable {
  /** Whether messages may go. */
  readonly expunge: boolean
  /** Whether those that came, and flags that changed, are told; they are when absent. */
  readonly exists?: boolean
  readonly flags?: boolean
}

/**
 * One client's sequence numbers over the truth of the store. What happens elsewhere waits here until the client may be
 * told: until then a number means the message it meant before, gone or not (RFC 9051 §5.5, RFC 2180 §4.1).
 */
export class View {
  /** In the order of their numbers, which is that of their UIDs. */
  #rows: Row[] = []
  /** What came and was not told; ascending too. */
  #fresh: Row[] = []
  readonly #gone = new Set<number>()
  readonly #changed = new Set<number>()
  #touched: (row: Row) => void = () => undefined
  /** UIDs whose flags are this session's own, whatever the store has. */
  readonly #own = new Set<number>()
  #modseq: number

  constructor(placements: Placements) {
    this.#modseq = placements.mailbox.highestModseq
    this.#rows = rowsOf(placements)
  }

  /** How many numbers there are. */
  get count(): number {
    return this.#rows.length
  }

  /** Up to where it knows what happened in the store. */
  get modseq(): number {
    return this.#modseq
  }

  /** The UID that `*` stands for; 0 in an empty mailbox. */
  get highestUid(): number {
    return this.#rows.at(-1)?.uid ?? 0
  }

  /** The message of a number; one that is gone in truth, too. */
  at(number: number): Row | undefined {
    return this.#rows[number - 1]
  }

  /** The number of the first message that is such. */
  first(isSuch: (row: Row) => boolean): number | undefined {
    const at = this.#rows.findIndex(isSuch)
    return at < 0 ? undefined : at + 1
  }

  /** The number of a UID; `undefined` when the client knows no such message. */
  numberOf(uid: number): number | undefined {
    const at = firstFrom(this.#rows, uid)
    return this.#rows[at]?.uid === uid ? at + 1 : undefined
  }

  /** Whether it is gone in truth, though the client has not been told. */
  isGone(uid: number): boolean {
    return this.#gone.has(uid)
  }

  /** Rows with numbers in these ranges, both ends counted, ascending. */
  *byNumber(ranges: Iterable<readonly [number, number]>): Generator<{ number: number; row: Row }> {
    for (const [first, last] of ranges) {
      for (let number = Math.max(1, first); number <= Math.min(last, this.count); number++) {
        const row = this.#rows[number - 1]
        if (row !== undefined) yield { number, row }
      }
    }
  }

  /** The same by UID. The ranges are not expanded: there may be no messages in them. */
  *byUid(ranges: Iterable<readonly [number, number]>): Generator<{ number: number; row: Row }> {
    for (const [first, last] of ranges) {
      for (let at = firstFrom(this.#rows, first); at < this.count; at++) {
        const row = this.#rows[at]
        if (row === undefined || row.uid > last) break
        yield { number: at + 1, row }
      }
    }
  }

  /** Takes in what happened in the store since `modseq`. */
  apply({ changed, expunged }: Changes): void {
    this.#modseq = Math.max(this.#modseq, changed.mailbox.highestModseq)
    for (const row of rowsOf(changed)) this.#applyRow(row)
    if (expunged !== null) this.#applyExpunged(expunged)
  }

  /** Takes in the whole mailbox, where what left since is no longer known. */
  replace(placements: Placements): void {
    const there = new Set(placements.uids)
    this.#applyExpunged(this.#allUids().filter((uid) => !there.has(uid)))
    this.apply({ changed: placements, expunged: null })
  }

  /** Takes in that the mailbox is no more. */
  clear(): void {
    this.#applyExpunged(this.#allUids())
  }

  /** All of them in the order of their numbers. */
  rows(): readonly Row[] {
    return this.#rows
  }

  /** UIDs in the order of their numbers. */
  uids(): number[] {
    return this.#rows.map(({ uid }) => uid)
  }

  /** Flags that last for the session: from now on the store has no say in them. */
  keep(uid: number, { flags, keywords }: Pick<Row, 'flags' | 'keywords'>): void {
    const row = this.#known(uid)
    if (row === undefined) return
    this.#own.add(uid)
    this.#touched(row)
    row.flags = flags
    row.keywords = keywords
  }

  /** Takes in what this session has stored itself: the client is told by the command, of `surprising` UIDs afterwards. */
  stored(states: Iterable<FlagState>, surprising: ReadonlySet<number> = new Set()): void {
    for (const state of states) {
      const row = this.#known(state.uid)
      if (row === undefined) continue
      if (surprising.has(state.uid)) this.#changed.add(state.uid)
      this.#touched(row)
      row.flags = state.flags
      row.keywords = state.keywords
      row.modseq = state.modseq
    }
  }

  /** @param touched is told of every message that the client gets to know, and that is changed by whomever */
  watch(touched: (row: Row) => void): void {
    this.#touched = touched
  }

  /** What goes as soon as the client may be told. */
  leaving(): readonly Row[] {
    return [...this.#gone].flatMap((uid) => this.at(this.numberOf(uid) ?? 0) ?? [])
  }

  /** Whether its flags changed and the client was not told. */
  isUntold(uid: number): boolean {
    return this.#changed.has(uid)
  }

  /** The flags of a message stood in the answer to a command: they need not be told again (RFC 9051 §6.4.8). */
  told(uid: number): void {
    this.#changed.delete(uid)
  }

  /** What the client may be told. Afterwards numbers are as it was told. */
  take({ expunge, exists: admits = true, flags = true }: Tellable): Updates {
    const { expunged, vanished } =
      expunge && this.#gone.size > 0 ? this.#dropGone() : { expunged: [], vanished: [] }
    const arrived = admits && this.#fresh.length > 0 ? this.#admit() : []
    const exists = arrived.length > 0 ? this.count : undefined
    return { expunged, vanished, exists, arrived, changed: flags ? this.#takeChanged() : [] }
  }

  /** Flags of messages that the client does not know of are told with them. */
  #takeChanged(): Updates['changed'] {
    const uids = [...this.#changed].filter((uid) => !this.#gone.has(uid)).sort((one, other) => one - other)
    this.#changed.clear()
    return uids.flatMap((uid) => {
      const number = this.numberOf(uid)
      const row = number === undefined ? undefined : this.at(number)
      return number === undefined || row === undefined ? [] : [{ number, row }]
    })
  }

  #admit(): Updates['arrived'] {
    const first = this.count + 1
    const arrived = this.#fresh.map((row, at) => ({ number: first + at, row }))
    for (const row of this.#fresh) this.#touched(row)
    this.#rows = this.#rows.concat(this.#fresh)
    this.#fresh = []
    return arrived
  }

  #dropGone(): Pick<Updates, 'expunged' | 'vanished'> {
    const expunged: number[] = []
    const vanished: number[] = []
    this.#rows = this.#rows.filter(({ uid }, at) => {
      if (!this.#gone.has(uid)) return true
      expunged.push(at + 1 - expunged.length)
      vanished.push(uid)
      return false
    })
    this.#gone.clear()
    return { expunged, vanished }
  }

  #applyRow(row: Row): void {
    const known = this.#known(row.uid)
    if (known === undefined) {
      const highest = this.#fresh.at(-1)?.uid ?? this.highestUid
      // A UID below is one that went, and was told of late.
      if (row.uid > highest) this.#fresh.push(row)
      return
    }
    if (this.#own.has(row.uid)) return
    if (known.flags !== row.flags || !sameWords(known.keywords, row.keywords)) this.#changed.add(row.uid)
    if (known.modseq !== row.modseq) this.#touched(known)
    known.flags = row.flags
    known.keywords = row.keywords
    known.modseq = row.modseq
  }

  #applyExpunged(uids: Iterable<number>): void {
    const unseen = new Set<number>()
    for (const uid of uids) (this.numberOf(uid) === undefined ? unseen : this.#gone).add(uid)
    if (this.#fresh.length > 0) this.#fresh = this.#fresh.filter(({ uid }) => !unseen.has(uid))
  }

  #allUids(): number[] {
    return [...this.#rows, ...this.#fresh].map(({ uid }) => uid)
  }

  #known(uid: number): Row | undefined {
    const number = this.numberOf(uid)
    if (number !== undefined) return this.at(number)
    const fresh = this.#fresh[firstFrom(this.#fresh, uid)]
    return fresh?.uid === uid ? fresh : undefined
  }
}

/** Where in the ascending rows the first stands that has this UID or a higher one. */
function firstFrom(rows: readonly Row[], uid: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.uid ?? 0) < uid) low = middle + 1
    else high = middle
  }
  return low
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at])
}

function rowsOf(placements: Placements): Row[] {
  const { uids, ids, flags, keywords, keywordSets, modseqs, dates, zones, savedAt, sizes } = placements
  return Array.from(uids, (uid, at) => ({
    uid,
    id: ids[at] ?? '',
    size: sizes[at] ?? 0,
    date: dates[at] ?? 0,
    zone: zones[at] ?? 0,
    savedAt: savedAt[at] ?? 0,
    flags: flags[at] ?? 0,
    keywords: keywordSets[keywords[at] ?? 0] ?? [],
    modseq: modseqs[at] ?? 0,
  }))
}
