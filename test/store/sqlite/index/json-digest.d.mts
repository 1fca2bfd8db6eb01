import type { MessageFacts } from '../../../../src/domain/message.ts'

export function facts(raw: Uint8Array): MessageFacts
