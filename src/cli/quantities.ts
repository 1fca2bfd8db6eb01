const SIZES = [
  ['TiB', 1024 ** 4],
  ['TB', 1000 ** 4],
  ['GiB', 1024 ** 3],
  ['GB', 1000 ** 3],
  ['MiB', 1024 ** 2],
  ['MB', 1000 ** 2],
  ['KiB', 1024],
  ['kB', 1000],
] as const

/** `52428800` → `50 MiB`; in the largest unit that divides it, else in full. */
export function sizeText(octets: number): string {
  const [unit, length] = SIZES.find(([, factor]) => octets > 0 && octets % factor === 0) ?? ['octets', 1]
  return `${octets / length} ${unit}`
}

const DURATIONS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** `604800000` → `7 days`. */
export function durationText(milliseconds: number): string {
  const [name, length] = DURATIONS.find(([, unit]) => milliseconds % unit === 0) ?? ['millisecond', 1]
  return counted(milliseconds / length, name)
}

/** `1 message`, `2 messages`, `0 inboxes`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
