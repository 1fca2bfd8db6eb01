import type { Reader, Surroundings } from './reader.ts'

/** One row of the table: flag, environment variable, file key, help and docs come from it. */
export interface Option<T> {
  readonly reader: Reader<T>
  /** As the user would write it; read by the same reader. `null`: not set, and the value is `null`. */
  readonly default: string | null
  /** Where the default depends on the machine: `default` is then only what help and docs show. */
  readonly computed?: (surroundings: Surroundings) => string
  /** Whether the value is a secret, which nobody is shown. */
  readonly secret?: true
  /** Sentences for help and docs, in Markdown that reads well as plain text. */
  readonly description: string
  /** A value that is not the default. */
  readonly example: string
  /** What similar servers call it: a user who writes that is told our name. */
  readonly elsewhere?: readonly string[]
}

type Row<T, Default> = Omit<Option<T>, 'default'> & { readonly default: Default }

/** A row whose type follows from its reader and from whether it has a default. */
export function option<T, Default extends string | null>(
  row: Row<T, Default>,
): Option<Default extends null ? T | null : T> {
  return row as Option<Default extends null ? T | null : T>
}
