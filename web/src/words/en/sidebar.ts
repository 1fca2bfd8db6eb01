import { phrases } from './phrases.ts'

export const sidebar = {
  inboxes: 'Inboxes',
  all: 'All inboxes',
  closeInboxes: 'Close the inboxes',
  unreadOf: (messages: number) => ` unread of ${phrases.messages(messages)}`,
  allRead: ' messages, all read',
  server: 'Server',
  store: 'Store',
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  lock: 'Lock',
  help: 'Help',
  notify: 'Notify me of new mail',
  notifyRefused: 'This browser does not let the page notify you: allow it in its settings for this address.',
}
