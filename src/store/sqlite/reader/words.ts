/** The words of `text`, one a call. */
export function wordsOf(text: string): () => string {
  let start = 0
  return () => {
    const space = text.indexOf(' ', start)
    const word = space < 0 ? text.slice(start) : text.slice(start, space)
    start += word.length + 1
    return word
  }
}
