import { resolve } from 'node:path'
import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import type { Reader } from '../reader.ts'

const NAME = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i

/** A host name without a port, in lower case. */
export const hostName: Reader<string> = {
  placeholder: 'NAME',
  read(text) {
    if (!NAME.test(text) || text.length > 253)
      throw new BadValue(
        `${quoted(text)} is not a host name: write a name without scheme and port, such as mail.example.test`,
      )
    return text.toLowerCase()
  },
}

/** Scheme, host and port of a web address. */
export const originUrl: Reader<string> = {
  placeholder: 'URL',
  read(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.origin !== text.toLowerCase())
      throw new BadValue(
        `${quoted(text)} is not an origin: write scheme, host and port alone, such as https://msg.example.test`,
      )
    return url.origin
  },
}

/** A file, as an absolute path. */
export const filePath: Reader<string> = {
  placeholder: 'FILE',
  read(text, { cwd }) {
    if (text === '' || text.includes('\0')) throw new BadValue('wants the path of a file')
    return resolve(cwd, text)
  },
}

/** A bearer token (RFC 6750 §2.1 allows visible ASCII); never repeated in an error. */
export const secretToken: Reader<string> = {
  placeholder: 'TOKEN',
  read(text) {
    if (!/^[!-~]{1,512}$/.test(text))
      throw new BadValue(
        'wants 1 to 512 visible ASCII characters without spaces: make one with `openssl rand -hex 16`',
      )
    return text
  },
}
