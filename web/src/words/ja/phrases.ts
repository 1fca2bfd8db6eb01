const counted = (count: number) => count.toLocaleString('ja')

export const phrases = {
  messages: (count: number) => `${counted(count)} 通`,
  lines: (count: number) => `${counted(count)} 行`,
  copy: 'コピー',
  copied: 'コピーしました',
  close: '閉じる',
  dismiss: '消す',
  tryAgain: 'もう一度',
  reading: '読み込み中…',
  none: 'なし',
  nobody: '誰でもない',
  and: (count: number) => `ほか ${counted(count)} 件`,
  invisible: '目に見えない文字',
  showAll: (count: number) => `${counted(count)} 件すべてを表示`,
}
