const LONGEST_NAME = 150
/** What file systems or shells take for something else, controls and disguises among it. */
const RISKY =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"'*/:;<>?\\|%\u2044\u2215\uff0f\uff3c]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file name that came from a stranger, without path, quote, backslash, control or disguising character; empty when
 * nothing of it is left.
 */
export function safeName(name: string): string {
  const flat = name
    .toWellFormed()
    .replace(RISKY, '_')
    .replace(/^[.\s_]+|[.\s]+$/g, '')
  const short = [...flat].slice(0, LONGEST_NAME).join('')
  return DEVICE.test(short) ? `_${short}` : short
}

/**
 * Names for files that will lie in one folder: each safe, and no two the same, also where case makes no difference.
 * A name that stands there already gets a number: `a.txt`, `a (2).txt`.
 *
 * @param fallback the name of the one at that place when nothing of it is left
 */
export function namesInOneFolder(
  names: readonly string[],
  fallback: (index: number) => string,
): readonly string[] {
  const taken = new Set<string>()
  const times = new Map<string, number>()
  return names.map((name, index) => {
    const safe = safeName(name) || fallback(index)
    const key = safe.toLowerCase()
    let own = safe
    // Counting on from the last number keeps ten thousand parts of one name from being a square of it.
    for (let count = (times.get(key) ?? 1) + 1; taken.has(own.toLowerCase()); count += 1) {
      own = numbered(safe, count)
      times.set(key, count)
    }
    taken.add(own.toLowerCase())
    return own
  })
}

/** `a (2).txt` of `a.txt`. */
function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf('.')
  const stem = dot <= 0 ? name : name.slice(0, dot)
  return `${stem} (${count})${dot <= 0 ? '' : name.slice(dot)}`
}
