/** What builds on what: a capability is there only together with those it needs. */
export const NEEDS: Readonly<Record<string, readonly string[]>> = {
  // RFC 9051 Appendix E
  IMAP4REV2: [
    'BINARY',
    'ENABLE',
    'ESEARCH',
    'IDLE',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'LITERAL+',
    'MOVE',
    'NAMESPACE',
    'SASL-IR',
    'SEARCHRES',
    'SPECIAL-USE',
    'STATUS=SIZE',
    'UIDPLUS',
    'UNSELECT',
  ],
  'CONTEXT=SEARCH': ['ESEARCH'],
  'CONTEXT=SORT': ['ESORT'],
  'CREATE-SPECIAL-USE': ['SPECIAL-USE'],
  ESORT: ['ESEARCH', 'SORT'],
  'LIST-METADATA': ['LIST-EXTENDED', 'METADATA'],
  'LIST-MYRIGHTS': ['ACL', 'LIST-EXTENDED'],
  'LIST-STATUS': ['LIST-EXTENDED'],
  PARTIAL: ['ESEARCH'],
  QRESYNC: ['CONDSTORE', 'ENABLE'],
  'QUOTA=RES-MESSAGE': ['QUOTA'],
  'QUOTA=RES-STORAGE': ['QUOTA'],
  QUOTASET: ['QUOTA'],
  'RIGHTS=TEXK': ['ACL'],
  SEARCHRES: ['ESEARCH'],
  'SORT=DISPLAY': ['SORT'],
  'URL-PARTIAL': ['CATENATE'],
  'UTF8=ACCEPT': ['ENABLE'],
}

/** The name in upper case, without the number that some have behind it: `APPENDLIMIT=52428800`. */
export function capabilityName(capability: string): string {
  return capability.toUpperCase().replace(/=\d+$/, '')
}

/** What is not there without these capabilities: they, and what builds on them. Names in upper case. */
export function withheldWith(names: Iterable<string>): ReadonlySet<string> {
  const withheld = new Set([...names].map(capabilityName))
  for (let before = -1; before < withheld.size; ) {
    before = withheld.size
    for (const [name, needs] of Object.entries(NEEDS))
      if (needs.some((needed) => withheld.has(needed))) withheld.add(name)
  }
  return withheld
}
