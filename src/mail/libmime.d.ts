declare module 'libmime/lib/charsets.js' {
  /** Names and aliases in lower case, each with the canonical name. */
  const names: Readonly<Record<string, string>>
  export = names
}
