const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The octets as UTF-8; `undefined` when they are not. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets)
  } catch {
    return undefined
  }
}
