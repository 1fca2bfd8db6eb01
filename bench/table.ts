/** Prints a titled table, columns aligned, numbers to the right. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string>>[]): void {
  const columns = Object.keys(rows[0] ?? {})
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        /^[\d.<>-]/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const body = rows.map((row) => line(columns.map((column) => row[column] ?? '')))
  process.stdout.write(
    `\n${title}\n${line(columns)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}\n`,
  )
  process.stdout.write(`${body.join('\n')}\n`)
}

/** A goal of ours and what was found, for the summary. */
export interface Finding {
  readonly what: string
  readonly value: string
  readonly goal: string
  readonly verdict: 'met' | 'missed' | 'defect'
}
