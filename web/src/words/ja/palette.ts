export const palette = {
  title: '何でも探す',
  hint: '受信箱、ページ、操作',
  nothing: 'その名前のものはありません。',
  inboxes: '受信箱',
  pages: 'ページ',
  commands: '操作',
  sessions: 'セッション',
  settings: '設定',
  search: 'メッセージを検索',
  keys: 'キー操作と検索',
  undo: '最後の削除を取り消す',
}
