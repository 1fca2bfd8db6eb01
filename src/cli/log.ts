import { pino } from 'pino'
import type { Log } from '../lib/log.ts'
import { prettyLine } from './pretty-line.ts'

export interface LogSettings {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly format: 'pretty' | 'json'
}

/** A pino log that writes whole lines, without raw control characters, to `sink`. */
export function createLog({ level, format }: LogSettings, sink: { write(text: string): void }): Log {
  const write = format === 'json' ? escapeUnprintable : prettyLine
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => sink.write(write(line)) },
  )
}

/** JSON escapes C0 only; here also DEL, C1 and the marks that turn or hide text, as `\uXXXX`. */
function escapeUnprintable(line: string): string {
  return line.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
