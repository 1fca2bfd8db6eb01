import { option } from '../option.ts'
import { choice } from '../readers/choice.ts'
import { filePath } from '../readers/text.ts'

export const TLS = {
  tls: option({
    reader: choice('off', 'self-signed'),
    default: 'off',
    description: '`self-signed` turns TLS on with a certificate made at the start.',
    example: 'self-signed',
    elsewhere: ['ssl', 'starttls'],
  }),
  'tls-cert': option({
    reader: filePath,
    default: null,
    description: 'Turns TLS on with the certificate chain in this PEM file; needs `--tls-key`.',
    example: '/etc/sandpost/cert.pem',
    elsewhere: ['smtp-tls-cert', 'ui-tls-cert', 'cert', 'certificate', 'https-cert'],
  }),
  'tls-key': option({
    reader: filePath,
    default: null,
    description: 'The private key of `--tls-cert`, in PEM and not encrypted.',
    example: '/etc/sandpost/key.pem',
    elsewhere: ['smtp-tls-key', 'ui-tls-key', 'key', 'https-key'],
  }),
} as const
