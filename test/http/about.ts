import type { ServerAbout } from '../../src/http/parts.ts'

/** A program around the server that has nothing to say. */
export const ABOUT: ServerAbout = {
  version: '0.0.0',
  listeners: [],
  auth: 'optional',
  exposed: false,
  tls: null,
  options: [],
  inboxes: {
    auto: true,
    declared: [],
    limits: { maxMessages: null, maxAge: null, maxBytes: null },
    onRetrieve: 'keep',
    imapReadState: 'shared',
  },
}
