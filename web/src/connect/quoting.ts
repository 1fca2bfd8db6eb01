/** A text as each language writes it between quotes, so that any user name or password can be pasted. */

/** For a POSIX shell: bare where that is safe, else in single quotes. */
export function forShell(text: string): string {
  return /^[\w.@%+=:,/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** In single quotes, with backslashes before what would end them: JavaScript, PHP, Python, Ruby. */
export function inSingle(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

/** In double quotes, with backslashes, as JSON does: Go, Java, C#, Elixir, TOML. */
export function inDouble(text: string): string {
  return JSON.stringify(text)
}

/** For the part of a URL before `@` (RFC 3986 §3.2.1). */
export function inUrl(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** A host as a URL has it: an IPv6 address in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
