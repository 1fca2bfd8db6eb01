declare module 'libmime/lib/charset.js' {
  const charset: {
    /** Never throws; an unknown name is read as UTF-8. */
    decode(bytes: Buffer, charset: string): string
    normalizeCharset(charset: string): string
  }
  export = charset
}

declare module 'libmime/lib/charsets.js' {
  /** Names and aliases in lower case, each with the canonical name. */
  const names: Readonly<Record<string, string>>
  export = names
}
