import { addressesOf, LISTENERS } from './agreement.ts'
import type { Given, GivenOptions } from './given.ts'
import { chapters, keyOf, type OptionName, rowOf, type Settings } from './options.ts'
import { listenText } from './readers/listen.ts'

/** An option as the server runs with it. */
export interface EffectiveOption {
  readonly name: OptionName
  /** The chapter of `--help` and docs/configuration.md. */
  readonly chapter: string
  /** As the user would write it; `null`: not set, or a secret. */
  readonly value: string | null
  /** Whether it has a value, also one that is not told. */
  readonly set: boolean
  readonly secret: boolean
  readonly source: Given['source'] | 'default'
  /** Where it stands: `--max-age`, `SANDPOST_MAX_AGE`, `sandpost.toml:3: max-age`; `null` for a default. */
  readonly where: string | null
  /** As help shows it; `null`: not set. */
  readonly default: string | null
  readonly description: string
}

/** Every option, in the order of the table, as the settings have it in the end; secrets are not among the values. */
export function effectiveOptions(settings: Settings, given: GivenOptions): readonly EffectiveOption[] {
  return chapters().flatMap(({ title, names }) =>
    names.map((name) => effective(name, title, { settings, given: given.get(name) })),
  )
}

interface Known {
  readonly settings: Settings
  readonly given: Given | undefined
}

function effective(name: OptionName, chapter: string, { settings, given }: Known): EffectiveOption {
  const { default: fallback, description, secret = false } = rowOf(name)
  const value = secret ? null : textOf(name, settings, given)
  return {
    name,
    chapter,
    value,
    set: secret ? given !== undefined : value !== null,
    secret,
    source: given?.source ?? 'default',
    where: given?.where ?? null,
    default: fallback,
    description,
  }
}

/**
 * Addresses, places and paths are told as they were understood, for they follow from more than what was written: TLS that
 * is off closes listeners, and paths begin somewhere. Times and sizes are told as they were written.
 */
function textOf(name: OptionName, settings: Settings, given: Given | undefined): string | null {
  if (name === 'store') return settings.store.kind === 'memory' ? 'memory:' : `sqlite:${settings.store.path}`
  const listener = LISTENERS.find((one) => one === name)
  if (listener !== undefined) return addressesOf(settings, listener).map(listenText).join(',') || 'off'
  const value: unknown = Object.entries(settings).find(([key]) => key === keyOf(name))?.[1]
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (given === undefined) return rowOf(name).default
  return typeof given.value === 'string' ? given.value : Object.values(given.value).join(',')
}
