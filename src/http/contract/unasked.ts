import { type Static, Type } from 'typebox'
import { InboxName } from './fields.ts'
import { MessageSummary } from './summary.ts'

export type UnaskedQuery = Static<typeof UnaskedQuery>
export const UnaskedQuery = Type.Object({ inbox: Type.Optional(InboxName) }, { additionalProperties: false })

export type Unasked = Static<typeof Unasked>
export const Unasked = Type.Object(
  {
    messages: Type.Array(MessageSummary, { description: 'Oldest first, at most 500.' }),
    total: Type.Integer({ description: 'How many there are.' }),
  },
  { title: 'Unasked' },
)
