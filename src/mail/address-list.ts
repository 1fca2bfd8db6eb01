import { type AddressToken, addressTokens } from './address-tokens.ts'
import { LIMITS } from './limits.ts'
import type { Warn } from './warnings.ts'

type Tokens = readonly AddressToken[]

/** What stands in an address field, in order. Every group that begins also ends, and none is inside another. */
export type AddressItem =
  /** `route` is what stands before the colon of `<@a,@b:c@d>` (RFC 5322 §4.4). */
  | { readonly kind: 'mailbox'; readonly name: Tokens; readonly route: Tokens; readonly address: Tokens }
  | { readonly kind: 'group'; readonly name: Tokens }
  | { readonly kind: 'end' }

/** The mailboxes and groups of an unfolded address field (RFC 5322 §3.4 and §4.4). Total. */
export function addressItems(text: string, warn: Warn): AddressItem[] {
  const list = new AddressList(warn)
  for (const token of addressTokens(text, warn)) list.take(token)
  return list.finish()
}

class AddressList {
  readonly #warn: Warn
  readonly #found: AddressItem[] = []
  #words: AddressToken[] = []
  #comments: AddressToken[] = []
  /** Tokens between `<` and `>`, once there was a `<`. */
  #angle: AddressToken[] | undefined
  #route: AddressToken[] = []
  #inAngle = false
  #groups = 0
  #inGroup = false

  constructor(warn: Warn) {
    this.#warn = warn
  }

  take(token: AddressToken): void {
    if (token.kind === 'comment') this.#comments.push(token)
    else if (this.#inAngle) this.#takeInAngle(token)
    else if (token.kind !== 'special') this.#words.push(token)
    else this.#takeSpecial(token)
  }

  finish(): AddressItem[] {
    this.#endMailbox()
    this.#endGroup()
    return this.#found
  }

  #takeSpecial(token: AddressToken): void {
    switch (token.text) {
      case '<':
        if (this.#angle !== undefined) this.#endMailbox()
        this.#angle = []
        this.#inAngle = true
        break
      case ',':
        this.#endMailbox()
        break
      case ';':
        this.#endMailbox()
        this.#endGroup()
        this.#groups = Math.max(0, this.#groups - 1)
        break
      case ':':
        this.#beginGroup()
        break
      case '@':
      case '.':
        this.#words.push(token)
    }
  }

  #takeInAngle(token: AddressToken): void {
    const angle = this.#angle as AddressToken[]
    const isRoute = angle[0]?.text === '@' && angle[0].kind === 'special'
    const inRoute = isRoute && token.text === ','
    if (token.kind !== 'special' || token.text === '@' || token.text === '.' || inRoute) {
      angle.push(token)
      return
    }
    if (token.text === '>') this.#inAngle = false
    else if (token.text === ':' && isRoute) this.#route = angle.splice(0)
    else if ((token.text === ',' && !isRoute) || token.text === ';') {
      this.#inAngle = false
      this.#takeSpecial(token)
    }
  }

  /** The words so far were a group's name. A group inside a group, which RFC 5322 does not know, ends the one before. */
  #beginGroup(): void {
    this.#endGroup()
    this.#found.push({ kind: 'group', name: this.#words })
    this.#inGroup = true
    this.#words = []
    this.#comments = []
    this.#angle = undefined
    this.#route = []
    this.#groups++
    if (this.#groups > LIMITS.addressDepth) this.#warn(`groups nested deeper than ${LIMITS.addressDepth}`)
  }

  #endGroup(): void {
    if (this.#inGroup) this.#found.push({ kind: 'end' })
    this.#inGroup = false
  }

  #endMailbox(): void {
    const [words, comments, angle, route] = [this.#words, this.#comments, this.#angle, this.#route]
    this.#words = []
    this.#comments = []
    this.#angle = undefined
    this.#route = []
    this.#inAngle = false
    if (angle !== undefined) this.#add(words.length > 0 ? words : comments, angle, route)
    else if (words.length > 0) this.#addBare(words, comments)
  }

  /** An addr-spec without angle brackets; words before it that do not touch it are its name. */
  #addBare(words: readonly AddressToken[], comments: readonly AddressToken[]): void {
    const at = words.findIndex((token) => token.kind === 'special' && token.text === '@')
    if (at < 0) {
      if (words.length === 1) this.#add(comments, words)
      else this.#add(words, [])
      return
    }
    let start = at
    while (start > 0 && belongTogether(words[start - 1], words[start])) start--
    let end = at + 1
    while (end < words.length && belongTogether(words[end - 1], words[end])) end++
    const rest = [...words.slice(0, start), ...words.slice(end)]
    this.#add(rest.length > 0 ? rest : comments, words.slice(start, end))
  }

  #add(name: Tokens, address: Tokens, route: Tokens = []): void {
    this.#found.push({ kind: 'mailbox', name, route, address })
  }
}

/** Whether two neighbours are of one addr-spec: they touch, or one is the `@` or dot that joins them (RFC 5322 §4.4). */
function belongTogether(left: AddressToken | undefined, right: AddressToken | undefined): boolean {
  if (left === undefined || right === undefined) return false
  return !right.spaced || isJoint(left) || isJoint(right)
}

function isJoint(token: AddressToken): boolean {
  return token.kind === 'special' && (token.text === '@' || token.text === '.')
}
