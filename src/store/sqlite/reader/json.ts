/** `text` as JSON; `fallback` when somebody edited the row by hand and it is none, or of another shape. */
export function jsonOr<Value extends object>(text: unknown, fallback: Value): Value {
  if (typeof text !== 'string') return fallback
  try {
    const value: unknown = JSON.parse(text)
    const fits =
      typeof value === 'object' && value !== null && Array.isArray(value) === Array.isArray(fallback)
    return fits ? (Array.isArray(fallback) ? (value as Value) : { ...fallback, ...value }) : fallback
  } catch {
    return fallback
  }
}
