import { BadOption } from './bad-option.ts'
import type { GivenOptions } from './given.ts'
import type { OptionName, Settings } from './options.ts'
import { type ListenAddress, listenText } from './readers/listen.ts'

/** The options whose values are addresses to listen on. */
export const LISTENERS = [
  'smtp-listen',
  'smtps-listen',
  'lmtp-listen',
  'pop3-listen',
  'pop3s-listen',
  'imap-listen',
  'imaps-listen',
  'http-listen',
] as const
/** Where TLS comes before anything else. */
const TLS_LISTENERS = ['smtps-listen', 'pop3s-listen', 'imaps-listen'] as const

/** What the options say together, once each is right by itself. @throws BadOption where two contradict each other */
export function agreed(settings: Settings, given: GivenOptions): Settings {
  const named = (name: OptionName) => given.get(name)?.where ?? `--${name}`
  checkTls(settings, named)
  const tlsOn = settings.tls !== 'off' || settings.tlsCert !== null
  if (!tlsOn) {
    const asked = TLS_LISTENERS.find((name) => given.has(name) && addressesOf(settings, name).length > 0)
    const wanting = asked ?? requiresTls(settings)
    if (wanting !== undefined)
      throw new BadOption(
        wanting,
        `${named(wanting)} needs TLS: add --tls self-signed, or --tls-cert and --tls-key.`,
      )
  }
  const whole = tlsOn ? settings : { ...settings, smtpsListen: [], pop3sListen: [], imapsListen: [] }
  checkListeners(whole, named)
  return whole
}

function checkTls(settings: Settings, named: (name: OptionName) => string): void {
  const { tls, tlsCert, tlsKey } = settings
  if (tlsCert !== null && tlsKey === null)
    throw new BadOption('tls-key', `${named('tls-cert')} needs its private key: add --tls-key.`)
  if (tlsKey !== null && tlsCert === null)
    throw new BadOption('tls-cert', `${named('tls-key')} needs its certificate: add --tls-cert.`)
  if (tls === 'self-signed' && tlsCert !== null)
    throw new BadOption(
      'tls',
      `${named('tls')} self-signed and ${named('tls-cert')} exclude each other: keep one.`,
    )
}

function requiresTls(settings: Settings): OptionName | undefined {
  if (settings.smtpRequireTls) return 'smtp-require-tls'
  return settings.imapRequireTls ? 'imap-require-tls' : undefined
}

function checkListeners(settings: Settings, named: (name: OptionName) => string): void {
  const taken = new Map<string, OptionName>()
  for (const name of LISTENERS) {
    for (const address of addressesOf(settings, name)) {
      const text = listenText(address)
      const other = taken.get(text)
      if (other !== undefined)
        throw new BadOption(
          name,
          `${named(other)} and ${named(name)} both ask for ${text}: change one of them.`,
        )
      if (address.kind === 'unix' || address.port !== 0) taken.set(text, name)
    }
  }
  if (LISTENERS.every((name) => addressesOf(settings, name).length === 0))
    throw new BadOption(
      'smtp-listen',
      'Every listener is off: give --smtp-listen or --http-listen an address.',
    )
}

export function addressesOf(settings: Settings, name: (typeof LISTENERS)[number]): readonly ListenAddress[] {
  switch (name) {
    case 'smtp-listen':
      return settings.smtpListen
    case 'smtps-listen':
      return settings.smtpsListen
    case 'lmtp-listen':
      return settings.lmtpListen
    case 'pop3-listen':
      return settings.pop3Listen
    case 'pop3s-listen':
      return settings.pop3sListen
    case 'imap-listen':
      return settings.imapListen
    case 'imaps-listen':
      return settings.imapsListen
    case 'http-listen':
      return settings.httpListen
  }
}
