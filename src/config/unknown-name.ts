import { nearest } from './nearest.ts'
import { OPTION_NAMES, type OptionName, rowOf } from './options.ts'

/** Our option nearest to a name that is none, also by what other servers call it. */
export function nearestOption(written: string): OptionName | undefined {
  const owners = new Map<string, OptionName>()
  for (const name of OPTION_NAMES) for (const other of rowOf(name).elsewhere ?? []) owners.set(other, name)
  for (const name of OPTION_NAMES) owners.set(name, name)
  const plain = written.replace(/^--?/, '').replace(/^no-/, '').replaceAll('_', '-').toLowerCase()
  return owners.get(nearest(plain, [...owners.keys()]) ?? '')
}
