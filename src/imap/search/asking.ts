import type { Reading } from '../command.ts'
import { extensionsOfItems } from '../fetch/plan.ts'
import type { Cursor, Parse } from '../grammar/cursor.ts'
import { GrammarError } from '../grammar/grammar-error.ts'
import { readReturning, type SearchReturn } from '../grammar/search.ts'

/** A command that searches, or why it is answered NO: what RETURN says counts in either case. */
export interface Asking<Rest> {
  readonly returning: SearchReturn | undefined
  readonly asked: Rest | GrammarError
}

/** @throws GrammarError for a command that is BAD */
export function asking<Rest>(readRest: Parse<Rest>): Parse<Asking<Rest>> {
  return (cursor: Cursor, uid) => {
    const returning = readReturning(cursor)
    try {
      return { returning, asked: readRest(cursor, uid) }
    } catch (error) {
      if (error instanceof GrammarError && error.answer === 'NO') return { returning, asked: error }
      throw error
    }
  }
}

/** Extensions that the arguments use: none when they could not be read. */
export function usedBy<Rest>(
  { returning, asked }: Asking<Rest>,
  used: (rest: Rest, returning: SearchReturn | undefined) => readonly string[],
): readonly string[] {
  return asked instanceof GrammarError ? [] : used(asked, returning)
}

/** Runs the command; one with SAVE that is answered NO leaves `$` empty (RFC 9051 §6.4.4.1). */
export async function answered<Rest, Done>(
  { selected }: Reading,
  { returning, asked }: Asking<Rest>,
  run: (rest: Rest) => Promise<Done>,
): Promise<Done> {
  try {
    if (asked instanceof GrammarError) throw asked
    return await run(asked)
  } catch (error) {
    if (returning?.save && !isBad(error)) selected.saved = []
    throw error
  }
}

function isBad(error: unknown): boolean {
  return error instanceof GrammarError && error.answer === 'BAD'
}

/** Extensions that UPDATE uses besides its own. */
export function extensionsOfUpdate({ updateItems }: SearchReturn): readonly string[] {
  return updateItems === undefined ? [] : ['NOTIFY', ...extensionsOfItems(updateItems)]
}
