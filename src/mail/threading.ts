import { baseSubject } from './base-subject.ts'
import type { FieldPlace } from './header-block.ts'
import { LIMITS } from './limits.ts'
import type { Threading } from './mapped.ts'
import type { Message } from './message.ts'
import { messageIds } from './message-ids.ts'
import type { TextBudget } from './text-budget.ts'
import { unfoldOctets } from './unfold.ts'

/** What sorts and threads go by (RFC 5256 §2 and §3). */
export function threadingOf(message: Message, budget: TextBudget): Threading {
  const { raw, fields } = message
  const ids = (field: FieldPlace | undefined): string[] =>
    field === undefined
      ? []
      : messageIds(unfoldOctets(raw, field.value), LIMITS.references, LIMITS.addressText)
  const { text, isReply } = baseSubject(message.subject())
  const references = ids(fields.first('references'))
  const earlier = references.length > 0 ? references : ids(fields.first('in-reply-to')).slice(0, 1)
  return {
    baseSubject: text.slice(0, LIMITS.searchFieldValue).toWellFormed(),
    isReply,
    date: message.date()?.at ?? null,
    messageId: ids(fields.first('message-id'))[0] ?? null,
    references: newest(earlier, budget),
  }
}

/** As many as the budget allows; the last one, the parent, counts most. */
function newest(ids: readonly string[], budget: TextBudget): string[] {
  const kept: string[] = []
  for (const id of ids.toReversed()) {
    if (budget.spent) break
    kept.push(budget.take(id, LIMITS.addressText))
  }
  return kept.reverse()
}
