import { type AddressToken, addressTokens } from './address-tokens.ts'
import type { MailAddress } from './inspection.ts'
import { LIMITS } from './limits.ts'
import { oneLine } from './unfold.ts'
import type { Warn } from './warnings.ts'
import { decodeWords } from './words.ts'

/**
 * The mailboxes of an unfolded address field (RFC 5322 §3.4 and §4.4): groups flattened, routes dropped, comments read
 * as names where there is no other. Total: what is no address is still listed as it stands. The structure is read
 * before encoded-words are decoded, so that no decoded text can make an address.
 */
export function parseAddresses(text: string, warn: Warn): MailAddress[] {
  const list = new AddressList(warn)
  for (const token of addressTokens(text, warn)) list.take(token)
  return list.finish()
}

class AddressList {
  readonly #warn: Warn
  readonly #found: MailAddress[] = []
  #words: AddressToken[] = []
  #comments: AddressToken[] = []
  /** Tokens between `<` and `>`, once there was a `<`. */
  #angle: AddressToken[] | undefined
  #inAngle = false
  #groups = 0

  constructor(warn: Warn) {
    this.#warn = warn
  }

  take(token: AddressToken): void {
    if (token.kind === 'comment') this.#comments.push(token)
    else if (this.#inAngle) this.#takeInAngle(token)
    else if (token.kind !== 'special') this.#words.push(token)
    else this.#takeSpecial(token)
  }

  finish(): MailAddress[] {
    this.#endMailbox()
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
    if (token.kind !== 'special' || token.text === '@' || token.text === '.') {
      angle.push(token)
      return
    }
    if (token.text === '>') this.#inAngle = false
    else if (token.text === ':' && isRoute) angle.length = 0
    else if ((token.text === ',' && !isRoute) || token.text === ';') {
      this.#inAngle = false
      this.#takeSpecial(token)
    }
  }

  /** The words so far were a group's name, which is not kept. */
  #beginGroup(): void {
    this.#words = []
    this.#comments = []
    this.#angle = undefined
    this.#groups++
    if (this.#groups > LIMITS.addressDepth) this.#warn(`groups nested deeper than ${LIMITS.addressDepth}`)
  }

  #endMailbox(): void {
    const [words, comments, angle] = [this.#words, this.#comments, this.#angle]
    this.#words = []
    this.#comments = []
    this.#angle = undefined
    this.#inAngle = false
    if (angle !== undefined) this.#add(words.length > 0 ? words : comments, angle)
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

  #add(name: readonly AddressToken[], address: readonly AddressToken[]): void {
    const written = address.map((token) => token.text).join('')
    const phrase = name.map((token, index) => (index > 0 && token.spaced ? ' ' : '') + token.content).join('')
    this.#found.push({
      name: oneLine(decodeWords(phrase, this.#warn)).trim().slice(0, LIMITS.addressText),
      address: oneLine(written).slice(0, LIMITS.addressText),
    })
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
