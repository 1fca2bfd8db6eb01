import { printable } from '../lib/printable.ts'
import { BadOption } from './bad-option.ts'
import type { Given } from './given.ts'
import { OPTION_NAMES, type OptionName, variableOf } from './options.ts'
import { nearestOption } from './unknown-name.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Variables that are no options: what other commands than `serve` read, and what the store looks at by itself. */
const OTHER_VARIABLES = new Set([
  'SANDPOST_SMTP',
  'SANDPOST_URL',
  'SANDPOST_INBOX',
  'SANDPOST_USER',
  'SANDPOST_PASSWORD',
  'SANDPOST_ANY_SQLITE',
])

/** Names that Kubernetes and Docker links set for a service called sandpost, or sandpost-something. */
const SERVICE_LINK =
  /^SANDPOST_(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/

export interface Variables {
  readonly options: ReadonlyMap<OptionName, Given>
  /** Value of `SANDPOST_CONFIG`. */
  readonly config: string | undefined
}

/** Reads every `SANDPOST_` variable. @throws BadOption for an unknown or an empty one */
export function readEnvironment(env: Environment, cwd: string): Variables {
  const names = new Map(OPTION_NAMES.map((name) => [variableOf(name), name]))
  const options = new Map<OptionName, Given>()
  let config: string | undefined
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith('SANDPOST_') || value === undefined || isForeign(variable, value)) continue
    const name = names.get(variable)
    if (name === undefined && variable !== 'SANDPOST_CONFIG') throw unknownVariable(variable)
    if (value === '')
      throw new BadOption(name ?? 'config', `${variable} is set but empty: give it a value, or unset it.`)
    if (name === undefined) config = value
    else options.set(name, { value, source: 'environment', where: variable, folder: cwd })
  }
  return { options, config }
}

function isForeign(variable: string, value: string): boolean {
  if (OTHER_VARIABLES.has(variable) || SERVICE_LINK.test(variable)) return true
  return variable.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value)
}

function unknownVariable(variable: string): BadOption {
  const hint = nearestOption(variable.slice('SANDPOST_'.length))
  const meant = hint === undefined ? '' : `: did you mean ${variableOf(hint)}?`
  return new BadOption(
    variable,
    `Unknown variable ${printable(variable)}${meant} Unset it if it is not for Sandpost.`,
  )
}
