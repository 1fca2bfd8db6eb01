const number = (count: number) => count.toLocaleString('ja')
const items = (count: number) => `${number(count)} 件`

export const checks = {
  title: 'チェック',
  checking: '確認中…',
  problem: '問題',
  warning: '警告',
  hint: 'ヒント',
  problems: (count: number) => `問題 ${items(count)}`,
  warnings: (count: number) => `警告 ${items(count)}`,
  hints: (count: number) => `ヒント ${items(count)}`,
  allWell: '直すところはありません。確認した項目はすべて問題ありませんでした。',
  passed: (count: number) => `合格：${items(count)}`,
  notApplicable: (count: number) => `このメッセージには当てはまらない項目：${items(count)}`,
  notRead: 'メッセージの最後までは確認していません：',
  where: '場所',
  whatToDo: '対処：',
  line: (line: number) => `${number(line)} 行目`,
}
