import type { Check } from './check.ts'
import { type CheckedAddress, placeOf } from './checked-mail.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'

/** Endings with which a word alone is taken for a host. Those that are endings of files too (`.md`, `.py`) are not. */
const ENDINGS = new Set(
  'app at au be biz br ca ch cloud cn com cz de dev dk edu es eu example fi fr gov ie in info int io it jp kr me mil net nl no nz org pt ru se shop test tv uk us'.split(
    ' ',
  ),
)
const HOST =
  /^(?:https?:\/\/)?(?:[^\s/@?#]{0,200}@)?((?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63})(?::\d{1,5})?(?:[/?#]\S*)?$/iu
const MAILBOX = /^[^\s@<>()]{1,64}@[^\s@<>()]{1,253}$/

export const misleadingLinks: Check<'link-misleading'> = {
  id: 'link-misleading',
  severity: 'warning',
  title: 'Links that show another address',
  finds:
    'Links whose words are an address, of the web or of mail, on another host than the one they lead to. A name below the other (`www.example.com` for `example.com`) is let pass.',
  why: 'So do those who phish: mail programs warn of it, filters count it, and people learn to mistrust.',
  todo: 'Show words instead of the address, or let your own host count the clicks.',
  look: ({ addresses }) => {
    const shown = addresses.filter(({ from, label }) => from === 'link' && shownHost(label) !== undefined)
    if (shown.length === 0) return addresses.some(({ from }) => from === 'link') ? null : 'idle'
    const places = new Places()
    for (const link of shown) if (misleads(link)) places.add({ ...placeOf(link), found: link.label })
    return places.total === 0
      ? null
      : {
          message: `${counted(places.total, 'link shows one address and leads', 'links show one address and lead')} to another.`,
          places,
        }
  },
}

function misleads({ label, target }: CheckedAddress): boolean {
  const shown = shownHost(label)
  if (shown === undefined) return false
  if (target.kind === 'web') return !isSameSite(shown, target.url.hostname)
  return (
    target.kind === 'mail' &&
    MAILBOX.test(label) &&
    !target.address.toLowerCase().startsWith(label.toLowerCase())
  )
}

/** The host that a link's words name, as `URL.hostname` has it; `undefined` when they are no address. */
function shownHost(label: string): string | undefined {
  const words = label.trim().replace(/[.,;:!?]$/, '')
  if (MAILBOX.test(words)) return hostOf(words.slice(words.indexOf('@') + 1))
  const host = HOST.exec(words)?.[1]
  if (host === undefined) return undefined
  const ending = host.slice(host.lastIndexOf('.') + 1).toLowerCase()
  const isPlain = host === words
  return isPlain && !/^www\./i.test(host) && !ENDINGS.has(ending) ? undefined : hostOf(host)
}

function hostOf(host: string): string | undefined {
  const address = `http://${host}/`
  return URL.canParse(address) ? new URL(address).hostname : undefined
}

function isSameSite(one: string, other: string): boolean {
  const [shown, real] = [one, other].map((host) => host.replace(/^www\./, '').replace(/\.$/, ''))
  if (shown === undefined || real === undefined) return false
  return shown === real || shown.endsWith(`.${real}`) || real.endsWith(`.${shown}`)
}
