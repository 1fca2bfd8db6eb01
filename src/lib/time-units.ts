/** Milliseconds of each unit that a duration is written with: `500ms`, `30s`, `5m`, `2h`, `7d`. */
export const TIME_UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** How a time to live is written: `90s`, `30m`, `1h`, `7d`. */
export const TIME_TO_LIVE = /^[1-9][0-9]{0,5}[smhd]$/
