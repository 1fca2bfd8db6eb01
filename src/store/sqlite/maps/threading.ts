import type { Threading } from '../../../domain/structure.ts'
import { ListReader, trimmed } from './json.ts'

/** As a list, ready for JSON. */
export function packThreading(threading: Threading): unknown[] {
  const { baseSubject, isReply, date, messageId, references } = threading
  return trimmed([baseSubject, isReply ? 1 : 0, date, messageId, references.length === 0 ? null : references])
}

/** @throws UnreadableMap */
export function unpackThreading(value: unknown): Threading {
  const list = new ListReader(value)
  return {
    baseSubject: list.text(),
    isReply: list.numberOrNull() === 1,
    date: list.numberOrNull(),
    messageId: list.textOrNull(),
    references: list.texts(),
  }
}
