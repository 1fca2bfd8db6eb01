import type { FastifyReply } from 'fastify'
import type { RouteParts } from '../app-types.ts'
import { HttpError } from '../errors.ts'
import type { Found } from '../found.ts'
import type { Exchange } from '../held-requests.ts'
import { tell } from '../problems.ts'
import { type Asked, type Found as FoundMessages, heldWait } from './held-wait.ts'

/** Messages that are looked into: who has more should ask for less. */
const MOST = 100

/** What is picked from each message, and when two are the same. */
interface Picking<T> {
  /** `codes`, for sentences. */
  readonly what: string
  readonly pick: (found: Found) => Promise<readonly T[]>
  readonly named: (one: T) => string
}

/** Waits for messages that match, and answers the one value that is picked from them. */
export function heldOnlyOne<T extends object>(
  parts: RouteParts,
  exchange: Exchange,
  { what, pick, named, ...asked }: Asked & Picking<T>,
): Promise<FastifyReply> {
  const { inbox } = asked
  return heldWait(parts, exchange, {
    ...asked,
    answer: (found) => onlyOne(exchange.reply, { ...found, inbox, what, pick, named }),
  })
}

/**
 * Answers the one value that all messages which match have as text, or 409 with the candidates: it is never guessed
 * which is meant.
 */
async function onlyOne<T extends object>(
  reply: FastifyReply,
  {
    judge,
    after,
    finds,
    inbox,
    what,
    pick,
    named,
  }: Picking<T> & Pick<Asked, 'inbox'> & Pick<FoundMessages, 'judge' | 'after' | 'finds'>,
): Promise<FastifyReply> {
  const { messages } = await judge.matching({ inbox, after, limit: MOST })
  const candidates = new Map<string, object>()
  for (const { id, seq, subject } of messages)
    for (const one of await pick(await finds.of(id)))
      if (!candidates.has(named(one))) candidates.set(named(one), { ...one, message: { id, seq, subject } })
  const [value] = candidates.keys()
  if (value !== undefined && candidates.size === 1)
    return reply.type('text/plain; charset=utf-8').send(`${value}\n`)
  const error = new HttpError(
    'not-one',
    `${candidates.size} ${what} fit in inbox "${inbox}", and one is wanted.`,
  )
  return reply.code(409).send({ error: tell(error, '').answer.error, candidates: [...candidates.values()] })
}
