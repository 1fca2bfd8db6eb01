import { DomainError, type Trouble } from '../../domain/trouble.ts'
import type { Failure } from '../../lib/worker-call.ts'

const MESSAGES = {
  'disk-full': 'The disk is full: delete messages or make room, then try again.',
  'store-busy': 'The store is busy: another program holds its database. Try again in a moment.',
  'store-failed': 'The store could not write: see the log of the server.',
  'store-damaged': 'The store is damaged here: export what can be read, and see the log of the server.',
} as const

type StoreTrouble = keyof typeof MESSAGES

/** What SQLite's or the system's code means to whoever asked; `undefined` when it is a defect of ours. */
export function storeTrouble(error: unknown): StoreTrouble | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'store-busy'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'store-damaged'
  if (/^(SQLITE_(IOERR|READONLY|CANTOPEN|PERM)|E[A-Z]+$)/.test(code)) return 'store-failed'
  return undefined
}

/** Whether what was written before may not be on disk although it was said to be: after that nothing may be trusted. */
export function isWriteFailure(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_IOERR') || code === 'EIO'
}

/** `error` as an expected failure where it is one. */
export function asDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const trouble = storeTrouble(error)
  return trouble === undefined ? error : new DomainError(trouble, MESSAGES[trouble], { cause: error })
}

/** An error that another thread told of. */
export function revive(failure: Failure): Error {
  if (failure.trouble !== undefined) return new DomainError(failure.trouble as Trouble, failure.message)
  const error = new Error(failure.message)
  error.name = failure.name
  if (failure.stack !== undefined) error.stack = failure.stack
  return error
}

/** What every call is answered once the store is closed. */
export function closedError(): DomainError {
  return new DomainError('shutting-down', 'The server is stopping: try again when it runs.')
}
