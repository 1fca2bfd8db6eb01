/**
 * The bundled module to start a worker thread from: Node 20 cannot load TypeScript, and a bundle starts much sooner.
 *
 * @param moduleUrl `import.meta.url` of the caller
 * @param path the worker's module relative to the caller, with its source name: `./worker.ts`. In `program/` it is found
 *   by the same path, whatever folder the caller was compiled from (`scripts/bundle.mjs`)
 */
export function workerUrl(moduleUrl: string, path: string): URL {
  const program = moduleUrl.endsWith('.ts')
    ? moduleUrl.replace(/\/src\/(?!.*\/src\/).*/, '/program/')
    : moduleUrl
  return new URL(path.replace(/\.ts$/, '.js'), program)
}
