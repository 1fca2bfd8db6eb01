import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import type { Reader } from '../reader.ts'

/** What names are made of, quotes, wildcards of LIST, what modified UTF-7 and namespaces use (RFC 3501 §5.1, §5.1.3). */
const TAKEN = /[A-Za-z0-9"\\%*&+,#-]/

/** One visible ASCII character that can stand between the levels of a mailbox's name. */
export const separator: Reader<string> = {
  placeholder: 'CHARACTER',
  read(text) {
    if (!/^[!-~]$/.test(text))
      throw new BadValue(`${quoted(text)} is not one visible ASCII character: write / or .`)
    if (TAKEN.test(text))
      throw new BadValue(`${quoted(text)} has a meaning of its own in names of mailboxes: write / or .`)
    return text
  },
}
