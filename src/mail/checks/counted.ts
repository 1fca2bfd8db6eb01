/** `1 link leads`, `2 links lead`: a number with the words that go with it, in English. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
