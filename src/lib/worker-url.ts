/**
 * The compiled module to start a worker thread from.
 *
 * @param moduleUrl `import.meta.url` of the caller
 * @param path the worker's module relative to the caller, with its source name: `./worker.ts`
 * @returns the URL of the compiled `.js`; when the caller runs from `src/` (tests), its twin in `dist/`
 */
export function workerUrl(moduleUrl: string, path: string): URL {
  const url = new URL(path, moduleUrl)
  if (!moduleUrl.endsWith('.ts')) return new URL(url.href.replace(/\.ts$/, '.js'))
  return new URL(url.href.replace(/\/src\/(?!.*\/src\/)/, '/dist/').replace(/\.ts$/, '.js'))
}
