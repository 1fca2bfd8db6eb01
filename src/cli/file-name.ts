const LONGEST_SUBJECT = 60

/**
 * A name for a message's file that is safe on every system: its `seq`, which makes it unique and sorts it, then the
 * letters and digits of its subject. `000000042-your-order-10427.eml`
 */
export function emlName({ seq, subject }: { readonly seq: number; readonly subject: string }): string {
  const words = subject
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
    .filter((word) => word !== '')
    .join('-')
  const short = [...words].slice(0, LONGEST_SUBJECT).join('').replace(/-$/, '')
  const number = String(seq).padStart(9, '0')
  return short === '' ? `${number}.eml` : `${number}-${short}.eml`
}
