const endings: (() => Promise<void>)[] = []

/** Runs `end` after the last test of the file: for what its tests share, whichever of them made it. */
export function atEndOfFile(end: () => Promise<void>): void {
  endings.push(end)
}

export async function endFile(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}
