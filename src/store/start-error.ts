/** A store that cannot be opened. `message` is one line: the path, what is wrong, and what to do. */
export class StoreStartError extends Error {
  override readonly name = 'StoreStartError'
}
