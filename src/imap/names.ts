import { SEPARATOR } from '../domain/mailbox.ts'

/**
 * The name of a mailbox with the store's separator for the wire's, or the other way round. The two are exchanged, so
 * that each name has one spelling on either side, whatever stands in it.
 */
export function respelled(name: string, separator: string): string {
  if (separator === SEPARATOR) return name
  return Array.from(name, (char) => {
    if (char === separator) return SEPARATOR
    return char === SEPARATOR ? separator : char
  }).join('')
}
