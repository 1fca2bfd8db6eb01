import { ELSEWHERE_WORDS, INVITED, SIGN_IN_SUBJECT, SIGN_IN_WORDS, TEXT_KINDS } from './kind-words.ts'
import type { LinkKind } from './link.ts'

/** What is known of a link when its kind is told. */
export interface LinkHints {
  readonly url: string
  /** What it shows, in all places, and the words before it. */
  readonly texts: readonly string[]
  readonly subject: string
  /** Whether it is the only one that is not for unsubscribing: the message is about it then. */
  readonly alone: boolean
  /** Kinds that other links have by themselves: what the message is about is one of those. */
  readonly taken?: ReadonlySet<LinkKind>
}

/** Characters of an address, and of a text, that are looked at. */
const LOOKED_AT = 1_000
const WORDS = 300
/** Characters of what a button says. */
const SHORT = 60

const UNSUBSCRIBE_PATH =
  /unsub|opt[-_]?out|des[-_]?inscri|d%C3%A9sinscri|desabon|abmeld|abbestell|uitschrijv|disiscri|descadastr|baja(?:[/?]|$)|leave-list/i
const RESET_PATH =
  /(?:reset|forgot(?:ten)?|recover|recovery|lost|change|new|set)[-_/]?(?:your[-_])?(?:password|passwd|pwd|pw)\b|(?:password|passwd|pwd|pw|passwort|kennwort|haslo|mdp|wachtwoord|senha)s?[-_/]?(?:reset|forgot|recover|edit|new|change)|reset_password|resetpassword|\/password[-_]resets?\b|\/reset\/[^/?#]+|[?&](?:type|action|mode)=(?:recovery|reset|rp\b)|\/recover(?:y)?\/[^/?#]+/i
const INVITE_PATH =
  /(?:^|[/_?&=-])(?:invit(?:e|es|ed|ation|ations)|convites?|einladung(?:en)?|join)(?:[/?&=][^/?#]|[/?]?$)/i
const VERIFY_PATH =
  /(?:^|[/_?&=.-])(?:verif(?:y|ication|icar|ier)|confirm(?:ation|s|ar|er)?|activat(?:e|ion)|activar|activer|validat(?:e|ion)|valider|bestaetigen|bestätigen|bevestig(?:en)?|double[-_]?opt[-_]?in|opt[-_]?in|verify[-_]?email|email[-_]?verification|verifyemail|confirmemail)(?=[/_?&=.-]|$)/i
const MAGIC_PATH =
  /magic|passwordless|one[-_]?time[-_]?(?:log|sign)[-_]?in|(?:log|sign)[-_]?in[-_]?(?:link|token)/i
const SIGN_IN_PATH = /(?:^|[/_-])(?:log-?in|sign-?in|auth|sso|session)(?=[/_?&=-]|$)/i
/** What undoes, or says no, whatever it is that the rest is about; and pages that every site has. */
const REFUSAL_PATH = /(?:^|[/_-])(?:decline|reject|refuse|deny|cancel|abort|freeze|report)(?=[/?#_-]|$)/i
const SITE_PATH =
  /(?:^|\/)(?:privacy|terms|legal|help|support|settings|preferences|contact|imprint|impressum|about|faq|blog|docs)(?=[/?#.]|$)/i
/** Things that are confirmed, but not by whom they were sent to. */
const PURCHASE = /order|booking|checkout|reserv|payment|cart/i
const SECRET_KEY =
  /[?&#;](?:[a-z_]*token|code|key|k|t|h|hash|sig|signature|otp|jwt|ticket|jeton|secret|nonce|confirmation|auth|c)=[^&]/i

/** What a link is for. Its own words come first, then its address, then the subject where the message is about it. */
export function kindOf({ url, texts, subject, alone, taken }: LinkHints): LinkKind {
  const words = texts.map((text) => text.slice(0, WORDS)).join('\n')
  const spoken = TEXT_KINDS.find(([, pattern]) => pattern.test(words))?.[0]
  const path = pathOf(url)
  if (spoken === 'unsubscribe' || UNSUBSCRIBE_PATH.test(path)) return 'unsubscribe'
  if (REFUSAL_PATH.test(path)) return 'other'
  if (spoken !== undefined) return spoken
  const own = kindOfPath(path, words)
  if (own !== undefined) return own
  const kind = kindOfSubject(path, { words, subject, alone }) ?? 'other'
  return taken?.has(kind) ? 'other' : kind
}

/** What follows the host, unescaped as far as it matters here. */
function pathOf(url: string): string {
  const host = url.indexOf('://')
  const start = host < 0 ? 0 : url.slice(host + 3).search(/[/?#]/)
  const path = start < 0 ? '' : url.slice(host < 0 ? 0 : host + 3 + start)
  // App addresses say what they are for where others name a host: myapp://login?token=…
  return (/^https?:/i.test(url) ? path : url).slice(0, LOOKED_AT)
}

function kindOfPath(path: string, words: string): LinkKind | undefined {
  const elsewhere = isElsewhere(words)
  if (RESET_PATH.test(path) || (/\/reset\/?\?/i.test(path) && SECRET_KEY.test(path))) return 'reset'
  if (MAGIC_PATH.test(path)) return 'magic'
  if (INVITE_PATH.test(path) && !/meeting|webinar|call\b/i.test(words)) return 'invite'
  const ownPath = path.replace(/[?#].*$/s, '')
  if (SIGN_IN_WORDS.test(words) && SECRET_KEY.test(path) && !elsewhere) return 'magic'
  if (VERIFY_PATH.test(ownPath) && holdsSecret(path) && !PURCHASE.test(path) && !elsewhere) return 'verify'
  if (/[?&](?:confirmation|verification|activation|verify)_?(?:token|code|key)=/i.test(path)) return 'verify'
  return SIGN_IN_PATH.test(ownPath) && SECRET_KEY.test(path) && !elsewhere ? 'magic' : undefined
}

function kindOfSubject(
  path: string,
  { words, subject, alone }: { readonly words: string; readonly subject: string; readonly alone: boolean },
): LinkKind | undefined {
  if (!(alone || holdsSecret(path)) || path.length < 2) return undefined
  if (isElsewhere(words) || SITE_PATH.test(path)) return undefined
  const told = subject.slice(0, WORDS)
  const kind = TEXT_KINDS.find(([, pattern]) => pattern.test(told))?.[0]
  if (kind !== undefined && kind !== 'unsubscribe') return kind
  if (SIGN_IN_SUBJECT.test(told)) return 'magic'
  return INVITED.test(told) && holdsSecret(path) && /accept|join|annehmen/i.test(words + path)
    ? 'invite'
    : undefined
}

/** A sentence before an address has any words; what a button says is short. */
function isElsewhere(words: string): boolean {
  return words.length <= SHORT && ELSEWHERE_WORDS.test(words)
}

/** Whether something in it is not for people to read. */
function holdsSecret(path: string): boolean {
  if (/\?./.test(path)) return true
  const last =
    path
      .replace(/[?#].*$/s, '')
      .split('/')
      .findLast((segment) => segment !== '') ?? ''
  return /\d/.test(last) || (last.length >= 16 && !last.includes('-'))
}
