import { option } from '../option.ts'
import { listOf } from '../reader.ts'
import { hostName, originUrl, secretToken } from '../readers/text.ts'

export const HTTP = {
  'http-token': option({
    reader: secretToken,
    default: null,
    secret: true,
    description:
      'Guards page and REST: `Authorization: Bearer TOKEN`. Set it when you listen beyond this machine, as a variable or in the file.',
    example: 'c0ffee1234567890c0ffee1234567890',
    elsewhere: ['token', 'password', 'api-key', 'web-user', 'web-pass', 'ui-auth-file'],
  }),
  'http-allowed-hosts': option({
    reader: listOf(hostName, (name) => name),
    default: 'none',
    description:
      'More names that the Host header may have. IP addresses, `localhost` and names without a dot are always allowed; others could be DNS rebinding. A proxy that ends TLS needs its name here.',
    example: 'mail.staging.example.test',
    elsewhere: ['allowed-hosts', 'cors', 'api-cors', 'base-path', 'basepathname'],
  }),
  'http-content-origin': option({
    reader: originUrl,
    default: null,
    description:
      'Another name of this server, from which the page frames the HTML of messages and where nothing else is served: a second wall around it for shared servers.',
    example: 'https://msg.staging.example.test',
    elsewhere: ['content-origin'],
  }),
} as const
