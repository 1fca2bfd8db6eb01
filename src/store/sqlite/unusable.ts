import { StoreStartError } from '../start-error.ts'

/** Runs `work`, and tells of what it fails with in the user's words. @throws StoreStartError */
export function explained<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof StoreStartError ? error : unusable(path, error)
  }
}

export function unusable(path: string, error: unknown): StoreStartError {
  const code = codeOf(error)
  const options = { cause: error }
  if (code === 'SQLITE_NOTADB') return notDatabase(path, options)
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, code)
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreStartError(
      `${path} is locked by another program (${code}): stop that one first.`,
      options,
    )
  }
  return new StoreStartError(
    `${path} cannot be used (${code}): give --store a path where this user may write.`,
    options,
  )
}

export function notDatabase(path: string, options?: ErrorOptions): StoreStartError {
  return new StoreStartError(
    `${path} is not a database (SQLITE_NOTADB): restore a backup, or keep a copy and try sqlite3 ${path} .recover; it was not touched.`,
    options,
  )
}

export function damaged(path: string, what: string): StoreStartError {
  return new StoreStartError(
    `${path} is damaged (${what.split('\n')[0]}): keep a copy, then salvage it with: sqlite3 ${path} .recover | sqlite3 recovered.db`,
  )
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
