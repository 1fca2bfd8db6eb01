export function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** RFC 4648 §4, nothing else in it; Node's own decoder passes over what it does not know. */
export function fromBase64(text: string): Buffer | undefined {
  const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
  return canonical.test(text) ? Buffer.from(text, 'base64') : undefined
}
