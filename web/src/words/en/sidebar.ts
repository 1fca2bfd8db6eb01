import { common } from './common.ts'

export const sidebar = {
  inboxes: 'Inboxes',
  all: 'All inboxes',
  closeInboxes: 'Close the inboxes',
  unreadOf: (messages: number) => ` unread of ${common.messages(messages)}`,
  allRead: ' messages, all read',
  server: 'Server',
  store: 'Store',
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  lock: 'Lock',
  help: 'Help',
}
