import { phrases } from './phrases.ts'

export const sidebar = {
  inboxes: '受信箱',
  all: 'すべての受信箱',
  closeInboxes: '受信箱の一覧を閉じる',
  unreadOf: (messages: number) => ` 通未読、全 ${phrases.messages(messages)}`,
  allRead: ' 通、すべて既読',
  server: 'サーバー',
  store: '保存先',
  connecting: '接続中…',
  live: 'ライブ',
  reconnecting: '再接続中…',
  lock: 'ロック',
  help: 'ヘルプ',
  notify: '新着メールを通知する',
  notifyRefused: 'このブラウザーは通知を許可していません。このアドレスの設定で許可してください。',
}
