/** Octets that would end or escape a quoted label in SQLite's JSON paths; RFC 5322 §2.2 allows some of them in names. */
const UNQUOTABLE = /[^!#-[\]-~]/g

/** Under which key the values of header field `name` are kept in the index. Names are caseless (RFC 5322 §1.2.2). */
export function headerKey(name: string): string {
  return name.trim().toLowerCase().replace(UNQUOTABLE, '_')
}
