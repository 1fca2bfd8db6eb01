/** One event of a `text/event-stream` (WHATWG HTML §9.2). */
export interface StreamEvent {
  readonly id: string
  readonly data: string
}

/**
 * Reads events out of a response's body until it ends. Comments and `retry` are passed over.
 * @param heard called for whatever comes, comments too: the sign that the other side is there
 */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
): AsyncGenerator<StreamEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let id = ''
  let data: string[] = []
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      heard()
      const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const { name, value } = fieldOf(line.endsWith('\r') ? line.slice(0, -1) : line)
        if (name === 'id') id = value
        if (name === 'data') data.push(value)
        if (name !== null || data.length === 0) continue
        yield { id, data: data.join('\n') }
        data = []
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Splits `name: value`; an empty line, which ends an event, has no name. */
function fieldOf(line: string): { readonly name: string | null; readonly value: string } {
  if (line === '') return { name: null, value: '' }
  const colon = line.indexOf(':')
  if (colon < 0) return { name: line, value: '' }
  return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') }
}
