const number = (count: number) => count.toLocaleString('en')
const counted = (count: number, word: string) => `${number(count)} ${word}${count === 1 ? '' : 's'}`

export const checks = {
  title: 'Checks',
  checking: 'Checking…',
  problem: 'Problems',
  warning: 'Warnings',
  hint: 'Hints',
  problems: (count: number) => counted(count, 'problem'),
  warnings: (count: number) => counted(count, 'warning'),
  hints: (count: number) => counted(count, 'hint'),
  allWell: 'Nothing to mend: all that was looked at is as it should be.',
  passed: (count: number) => `Passed: ${counted(count, 'check')}`,
  notApplicable: (count: number) => `Not about this message: ${counted(count, 'check')}`,
  notRead: 'The message was not checked to its end:',
  where: 'Where',
  whatToDo: 'What to do:',
  line: (line: number) => `Line ${number(line)}`,
}
