import { printable } from '../lib/printable.ts'

/** Makes pino's JSON line one for people: `14:03:59.120 INFO  message kept inbox=shop size=1204`. */
export function prettyLine(json: string): string {
  const { level, time, msg, err, ...facts }: Record<string, unknown> = JSON.parse(json)
  const clock = new Date(String(time))
  const head = `${clockText(clock)} ${String(level).toUpperCase().padEnd(5)} ${printable(String(msg ?? ''))}`
  const pairs = Object.entries(facts).map(([name, value]) => `${printable(name)}=${shown(value)}`)
  return `${[head, ...pairs, ...errorText(err)].join(' ')}\n${stackText(level, err)}`
}

function clockText(clock: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const time = [clock.getHours(), clock.getMinutes(), clock.getSeconds()].map(two).join(':')
  return `${time}.${String(clock.getMilliseconds()).padStart(3, '0')}`
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = printable(text)
  return typeof value === 'string' && /[\s"=]|^$/.test(safe) ? `"${safe.replaceAll('"', '\\"')}"` : safe
}

function errorText(err: unknown): readonly string[] {
  return isError(err) ? [`error=${shown(err.message)}`] : []
}

/** Where it happened, one indented line a call; only of errors, which are ours to mend. */
function stackText(level: unknown, err: unknown): string {
  if (level !== 'error' || !isError(err) || typeof err.stack !== 'string') return ''
  const calls = err.stack.split('\n').filter((line) => /^\s+at /.test(line))
  return calls.map((line) => `    ${printable(line.trim())}\n`).join('')
}

function isError(value: unknown): value is { readonly message: string; readonly stack?: unknown } {
  return (
    typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
  )
}
