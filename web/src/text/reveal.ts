/** A stretch of untrusted text: as it is, or one character that cannot be seen and is named instead. */
export interface Stretch {
  readonly text: string
  /** Whether `text` is a name such as `U+202E` standing for the character. */
  readonly escape: boolean
}

/**
 * Characters that disguise text (Unicode TR 36): controls, line separators, and whatever is ignored in display, such as
 * bidirectional overrides, spaces of no width, fillers, tags; variation selectors alone are harmless. Joiners are let
 * through where scripts and emoji need them, see {@link joins}.
 */
const DISGUISE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu

const JOINER = /[\u200c\u200d]/
const SCRIPT_THAT_JOINS =
  /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Mongolian}]$/u
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u
const EMOJI_START = /^\p{Extended_Pictographic}/u

/** `text` in stretches, with every character that could disguise it replaced by its name: `U+202E`. */
export function reveal(text: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  let done = 0
  for (const match of text.matchAll(DISGUISE)) {
    if (joins(text, match.index)) continue
    if (match.index > done) stretches.push({ text: text.slice(done, match.index), escape: false })
    stretches.push({ text: nameOf(match[0]), escape: true })
    done = match.index + match[0].length
  }
  if (done < text.length) stretches.push({ text: text.slice(done), escape: false })
  return stretches
}

/** {@link reveal} as one string, for attributes and accessible names. */
export function revealed(text: string): string {
  return reveal(text)
    .map((stretch) => stretch.text)
    .join('')
}

/** `text` without the characters that cannot be seen: for previews, where mail pads with hundreds of them. */
export function withoutDisguise(text: string): string {
  const lines = text.replace(/\s+/g, ' ')
  const seen = lines.replace(DISGUISE, (mark, at: number) => (joins(lines, at) ? mark : ''))
  return seen.replace(/ {2,}/g, ' ').trim()
}

/** Whether the character at `at` is a joiner where its neighbours need one (UAX 31 §2.3, UTS 51 §2.3). */
function joins(text: string, at: number): boolean {
  if (!JOINER.test(text.charAt(at))) return false
  const before = text.slice(Math.max(0, at - 2), at)
  const after = text.slice(at + 1, at + 3)
  if (SCRIPT_THAT_JOINS.test(before)) return true
  return text.charAt(at) === '\u200d' && EMOJI_END.test(before) && EMOJI_START.test(after)
}

function nameOf(mark: string): string {
  return `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** {@link reveal} for a line of source, where tabs are meant to be there. */
export function revealCode(line: string): readonly Stretch[] {
  return line
    .split('\t')
    .flatMap((piece, index) => [...(index === 0 ? [] : [{ text: '\t', escape: false }]), ...reveal(piece)])
}
