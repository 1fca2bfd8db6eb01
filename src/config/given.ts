import type { OptionName } from './options.ts'

/** A value as the user gave it, not read yet. */
export interface Given {
  /** Text; or a table or array, which only the file can hold. */
  readonly value: string | object
  readonly source: 'flag' | 'environment' | 'file'
  /** Where it stands, for errors: `--max-age`, `SANDPOST_MAX_AGE`, `sandpost.toml:3: max-age`. */
  readonly where: string
  /** The folder that relative paths start from. */
  readonly folder: string
}

export type GivenOptions = ReadonlyMap<OptionName, Given>
