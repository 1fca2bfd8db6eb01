const counted = (count: number, word: string) =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`

export const phrases = {
  messages: (count: number) => counted(count, 'message'),
  lines: (count: number) => counted(count, 'line'),
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  reading: 'Reading…',
  none: 'none',
  nobody: 'nobody',
  and: (count: number) => `and ${count.toLocaleString('en')} more`,
  invisible: 'A character that cannot be seen',
  showAll: (count: number) => `Show all ${count.toLocaleString('en')}`,
}
