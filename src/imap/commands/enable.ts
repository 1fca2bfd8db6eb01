import { bad, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readEnable } from '../grammar/session-commands.ts'

/** What can be turned on, and how (RFC 9051 §6.3.1, RFC 6855 §3, RFC 7162 §3.1 and §3.2.3). */
const FEATURES: ReadonlyMap<string, (talk: Inside) => void> = new Map([
  ['IMAP4REV2', enableRev2],
  ['UTF8=ACCEPT', enableUtf8],
  ['CONDSTORE', enableCondstore],
  ['QRESYNC', enableQresync],
])

/** What changes how names and messages are told. */
const OF_THE_START: ReadonlySet<string> = new Set(['IMAP4REV2', 'UTF8=ACCEPT'])

const SPELLING: ReadonlyMap<string, string> = new Map([['IMAP4REV2', 'IMAP4rev2']])

export const enable = command({
  verb: 'ENABLE',
  rfc: 'RFC 5161 §3.1',
  in: 'authenticated',
  extension: 'ENABLE',
  parse: readEnable,
  capabilities: () => ['UTF8=ACCEPT', 'CONDSTORE', 'QRESYNC'],
  run(talk, names) {
    // RFC 6855 §3, RFC 9051 §6.3.1
    if (talk.selected !== undefined && names.some((name) => OF_THE_START.has(name)))
      return bad('Turn it on before a mailbox is selected')
    const done = [...new Set(names)].filter((name) => FEATURES.has(name) && talk.offers(name))
    talk.out.untagged(['ENABLED', ...done.map((name) => SPELLING.get(name) ?? name)].join(' '))
    for (const name of done) FEATURES.get(name)?.(talk)
    return ok('Enabled')
  },
})

function enableRev2({ enabled }: Inside): void {
  enabled.rev2 = true
}

function enableUtf8({ enabled }: Inside): void {
  enabled.utf8Accept = true
}

function enableCondstore(talk: Inside): void {
  talk.enableCondstore()
}

function enableQresync(talk: Inside): void {
  talk.enableCondstore()
  talk.enabled.qresync = true
}
