const SIZES = ['TiB', 'GiB', 'MiB', 'KiB'] as const

/** `52428800` → `50 MiB`; in full octets where no unit divides it. */
export function sizeText(octets: number): string {
  const at = SIZES.findIndex((_, index) => octets > 0 && octets % 1024 ** (SIZES.length - index) === 0)
  const unit = SIZES[at]
  return unit === undefined ? `${octets} octets` : `${octets / 1024 ** (SIZES.length - at)} ${unit}`
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
  const count = milliseconds / length
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
