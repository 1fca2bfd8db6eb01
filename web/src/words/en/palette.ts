export const palette = {
  title: 'Find anything',
  hint: 'An inbox, a page or a command',
  nothing: 'Nothing is called so.',
  inboxes: 'Inboxes',
  pages: 'Pages',
  commands: 'Commands',
  sessions: 'Sessions',
  settings: 'Settings',
  search: 'Search messages',
  keys: 'Keys and searches',
  undo: 'Take the last deletion back',
}
