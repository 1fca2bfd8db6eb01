/** A digest for tests: the message is the JSON of what is to be in its digest, or one of the words that misbehave. */
export function digest(raw) {
  const text = Buffer.from(raw).toString()
  if (text.startsWith('HANG')) for (;;) Math.random()
  if (text.startsWith('EAT')) {
    const eaten = []
    for (;;) eaten.push(new Array(1_000_000).fill(0.5))
  }
  if (text.startsWith('THROW')) throw new Error('cannot be parsed')
  if (text.startsWith('EXIT')) process.exit(3)
  const nothing = {
    subject: '',
    from: [],
    to: [],
    cc: [],
    bcc: [],
    date: null,
    messageId: '',
    preview: '',
    text: '',
    headers: [],
    attachments: [],
    hasHtml: false,
    warnings: [],
  }
  return { ...nothing, ...JSON.parse(text) }
}
