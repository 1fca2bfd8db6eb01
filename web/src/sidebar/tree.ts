import type { Inbox } from '../api/types.ts'

/** An inbox and those of its labels: `shop` with `shop+till`. */
export interface Branch {
  readonly inbox: Inbox
  readonly labels: readonly Inbox[]
}

/** The inbox of mail without a login first, then by name; labels below their inbox, when that is there. */
export function treeOf(inboxes: readonly Inbox[]): readonly Branch[] {
  const rank = ({ name }: Inbox) => (name === 'default' ? 0 : 1)
  const ordered = inboxes.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
  const names = new Set(inboxes.map(({ name }) => name))
  const isLabel = ({ name }: Inbox) => ownerOf(name) !== null && names.has(ownerOf(name) ?? '')
  return ordered
    .filter((inbox) => !isLabel(inbox))
    .map((inbox) => ({ inbox, labels: ordered.filter(({ name }) => ownerOf(name) === inbox.name) }))
}

/** The inbox whose password opens that of this name: itself, or for a label its owner; `undefined`: any password does. */
export function guardOf(name: string, inboxes: readonly Inbox[]): Inbox | undefined {
  const guards = inboxes.filter(({ declared }) => declared)
  return guards.find((each) => each.name === name) ?? guards.find((each) => each.name === ownerOf(name))
}

/** Whose label an inbox's name is: `shop` of `shop+till`; `null` of a name without one, or that begins with `+`. */
export function ownerOf(name: string): string | null {
  const plus = name.indexOf('+')
  return plus > 0 ? name.slice(0, plus) : null
}
