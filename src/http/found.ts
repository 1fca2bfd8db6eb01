import type { MessageSummary } from '../domain/message.ts'
import type { FoundCode } from '../mail/codes/code.ts'
import type { FoundLink } from '../mail/links/link.ts'
import type { RouteParts } from './app-types.ts'
import type { Code, Link } from './contract/findings.ts'
import { searched } from './understand.ts'

/** What was found in one message, as the contract has it. */
export interface Found {
  readonly links: Link[]
  readonly codes: Code[]
  readonly remarks: string[]
}

/**
 * Links and codes of a message, for every route that tells them.
 *
 * @throws DomainError `parsing-stopped`, `store-damaged`, `no-such-message` when it was removed meanwhile
 */
export async function foundIn(
  parts: Pick<RouteParts, 'store' | 'inspector' | 'log'>,
  message: Pick<MessageSummary, 'id'>,
): Promise<Found> {
  const { links, codes, remarks } = await searched(parts, message)
  return { links: links.map(linkShape), codes: codes.map(codeShape), remarks: [...remarks] }
}

function linkShape({ url, text, texts, kind, from }: FoundLink): Link {
  return { url, text, texts: [...texts], kind, from: [...from] }
}

function codeShape({ value, written, line, from }: FoundCode): Code {
  return { value, written, line, from: [...from] }
}
