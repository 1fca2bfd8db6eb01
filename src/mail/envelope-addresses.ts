import type { AddressItem } from './address-list.ts'
import type { AddressToken } from './address-tokens.ts'
import { phraseOf } from './addresses.ts'
import { LIMITS } from './limits.ts'
import type { EnvelopeAddress } from './mapped.ts'
import type { TextBudget } from './text-budget.ts'

const GROUP_ENDS: EnvelopeAddress = { name: null, route: null, mailbox: null, host: null }

/**
 * The addresses of a field as IMAP's ENVELOPE lists them (RFC 9051 §7.5.2), nothing decoded. A group that
 * begins also ends, even where the budget does.
 */
export function envelopeAddresses(items: readonly AddressItem[], budget: TextBudget): EnvelopeAddress[] {
  const found: EnvelopeAddress[] = []
  let inGroup = false
  for (const item of items) {
    if (budget.spent) break
    inGroup = item.kind === 'group' || (inGroup && item.kind !== 'end')
    found.push(listed(item, budget))
  }
  if (inGroup) found.push(GROUP_ENDS)
  return found
}

function listed(item: AddressItem, budget: TextBudget): EnvelopeAddress {
  const take = (text: string): string => budget.take(text, LIMITS.addressText)
  switch (item.kind) {
    case 'end':
      return GROUP_ENDS
    case 'group':
      return { ...GROUP_ENDS, mailbox: take(phraseOf(item.name)) }
    case 'mailbox': {
      const { name, route, address } = item
      const at = address.findLastIndex(({ kind, text }) => kind === 'special' && text === '@')
      return {
        name: name.length === 0 ? null : take(phraseOf(name)),
        route: route.length === 0 ? null : take(written(route)),
        mailbox: take(written(at < 0 ? address : address.slice(0, at))),
        host: at < 0 ? '' : take(written(address.slice(at + 1))),
      }
    }
  }
}

function written(tokens: readonly AddressToken[]): string {
  return tokens.map(({ text }) => text).join('')
}
