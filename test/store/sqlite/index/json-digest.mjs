/** The facts of a message for tests: the message is the JSON of what is to be in its digest, or one of the words that misbehave. */
export function facts(raw) {
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
  const { parts = { headers: [], text: '' }, sentDay = null, ...digest } = JSON.parse(text)
  return { digest: { ...nothing, ...digest }, parts, map: MAP, sentDay }
}

const NO_ENVELOPE = {
  date: null,
  subject: null,
  from: null,
  sender: null,
  replyTo: null,
  to: null,
  cc: null,
  bcc: null,
  inReplyTo: null,
  messageId: null,
}

const MAP = {
  envelope: NO_ENVELOPE,
  structure: {
    type: 'text',
    subtype: 'plain',
    parameters: [],
    id: null,
    description: null,
    encoding: '7bit',
    header: { start: 0, end: 0 },
    body: { start: 0, end: 0 },
    lines: 0,
    md5: null,
    disposition: null,
    language: [],
    location: null,
    envelope: null,
    children: [],
  },
  threading: { baseSubject: '', isReply: false, date: null, messageId: null, references: [] },
  warning: null,
}
