import type Database from 'better-sqlite3'
import { isKeyword } from '../../../domain/flags.ts'

export interface TagChange {
  readonly addTags?: readonly string[] | undefined
  readonly removeTags?: readonly string[] | undefined
}

/** Tags of messages, compared without regard to case. Every method runs inside a transaction. */
export class TagRows {
  readonly #of: Database.Statement<[number], string>
  readonly #add: Database.Statement
  readonly #drop: Database.Statement

  constructor(db: Database.Database) {
    this.#of = db
      .prepare<[number], string>('SELECT tag FROM tags WHERE message = ? ORDER BY tag')
      .pluck() as never
    this.#add = db.prepare(
      `INSERT INTO tags (message, tag) SELECT :message, :tag
       WHERE NOT EXISTS (SELECT 1 FROM tags WHERE message = :message AND tag = :tag COLLATE NOCASE)`,
    )
    this.#drop = db.prepare('DELETE FROM tags WHERE message = ? AND tag = ? COLLATE NOCASE')
  }

  of(message: number): string[] {
    return this.#of.all(message)
  }

  /** Those that are keywords too. */
  keywordsOf(message: number): string[] {
    return this.of(message).filter(isKeyword)
  }

  /** @returns whether anything differs now */
  change(message: number, { addTags = [], removeTags = [] }: TagChange): boolean {
    const removed = removeTags.map((tag) => this.#drop.run(message, tag).changes)
    const added = addTags.map((tag) => this.#add.run({ message, tag }).changes)
    return [...removed, ...added].some((changes) => changes > 0)
  }
}
