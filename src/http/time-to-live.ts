const UNITS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const

/** @param text a number with its unit, as the contract has it: `90s`, `1h` @returns seconds */
export function secondsOf(text: string): number {
  const unit = Object.entries(UNITS).find(([name]) => text.endsWith(name))
  return Number.parseInt(text, 10) * (unit?.[1] ?? 1)
}

/** Seconds with the largest unit that fits: `1h`, `90s`. */
export function timeToLive(seconds: number): string {
  const fitting = Object.entries(UNITS).findLast(([, size]) => seconds % size === 0)
  const [name, size] = fitting ?? ['s', 1]
  return `${seconds / size}${name}`
}
