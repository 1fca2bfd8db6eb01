import type Database from 'better-sqlite3'
import { fieldHolds } from './field-lines.ts'
import { textHolds } from './sought.ts'

/** Adds the functions that compiled queries call. */
export function addSearchFunctions(db: Database.Database): void {
  const options = { deterministic: true } as const
  db.function('text_holds', options, (text: string, sought: string) => (textHolds(text, sought) ? 1 : 0))
  db.function('field_holds', options, (lines: string, start: string, sought: string, comparator: string) => {
    const apart = (text: string): string => (comparator === 'casemap' ? text.normalize('NFD') : text)
    return fieldHolds(apart(lines), start, apart(sought)) ? 1 : 0
  })
}
