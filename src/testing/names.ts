/**
 * Sees that nothing is asked for by a name that is none: it would be passed over, and anything would fit.
 * @param what the names are of: `criterion`
 * @throws TypeError with the names that there are
 */
export function requireNames(given: object, names: readonly string[], what: string): void {
  const strange = Object.keys(given).find((name) => !names.includes(name))
  if (strange !== undefined)
    throw new TypeError(`There is no ${what} ${JSON.stringify(strange)}: there are ${names.join(', ')}.`)
}
