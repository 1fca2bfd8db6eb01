import { readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { bodyFile } from './paths.ts'

interface BodyRow {
  readonly id: string
  readonly size: number
  readonly in_file: number
  readonly bytes: unknown
}

/** The index reads every message once: the statement is prepared once a connection. */
const statements = new WeakMap<Database.Database, Database.Statement<[number], BodyRow>>()

function statementOf(db: Database.Database): Database.Statement<[number], BodyRow> {
  const known = statements.get(db)
  if (known !== undefined) return known
  const made = db.prepare<[number], BodyRow>(
    'SELECT m.id, m.size, m.in_file, b.bytes FROM messages m LEFT JOIN bodies b ON b.seq = m.seq WHERE m.seq = ?',
  )
  statements.set(db, made)
  return made
}

/**
 * The octets of message `seq`; `undefined` when there is no such message, or its body is lost or has not the length
 * it should have.
 */
export function readBody(db: Database.Database, bodiesPath: string, seq: number): Buffer | undefined {
  const message = statementOf(db).get(seq)
  if (message === undefined) return undefined
  const body = message.in_file === 1 ? readFile(bodyFile(bodiesPath, message.id)) : message.bytes
  return Buffer.isBuffer(body) && body.length === message.size ? body : undefined
}

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
