import { workerUrl } from '../../src/lib/worker-url.ts'

/** What takes messages apart for the index, as the sandbox names it. */
export const DIGEST_MODULE = workerUrl(
  new URL('../../src/sandbox.ts', import.meta.url).href,
  './capture/digest.ts',
)
