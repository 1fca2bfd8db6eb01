import { BadOption } from '../config/bad-option.ts'
import { nearest } from '../config/nearest.ts'
import { capabilityNames } from '../imap/server.ts'
import { capabilityName, withheldWith } from '../imap/withheld.ts'

/**
 * What `--imap-capabilities` takes away. Which capabilities there are follows from the server's commands.
 * @throws BadOption for a name that is none, and where no revision of IMAP would be left
 */
export function withheldCapabilities(names: readonly string[]): ReadonlySet<string> {
  const known = capabilityNames()
  const withheld = new Set(names.map(capabilityName))
  for (const name of withheld)
    if (!known.includes(name))
      throw new BadOption(
        'imap-capabilities',
        `--imap-capabilities: this server has no capability ${name}: did you mean -${nearest(name, known)}?`,
      )
  if (withheld.has('IMAP4REV1') && withheldWith(withheld).has('IMAP4REV2'))
    throw new BadOption(
      'imap-capabilities',
      '--imap-capabilities leaves no revision of IMAP: IMAP4rev2 goes with whatever it contains, keep IMAP4rev1.',
    )
  return withheld
}
