import { useEffect, useState } from 'react'
import type { Token } from '../lines/stretches.ts'

/** Characters of HTML that are coloured. */
const MOST = 1_000_000
/** How long that may take, in milliseconds, on a machine that has other things to do. */
const LONGEST = 10_000

/** `plain`: the text is too long for colours, or took too long. */
export type Tokens = readonly Token[] | 'reading' | 'plain'

/** The tokens of HTML, made by a thread of their own. */
export function useTokens(html: string): Tokens {
  const [tokens, setTokens] = useState<Tokens>('reading')
  useEffect(() => {
    if (html.length > MOST) {
      setTokens('plain')
      return undefined
    }
    setTokens('reading')
    const worker = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' })
    const plain = () => {
      worker.terminate()
      setTokens('plain')
    }
    const timer = setTimeout(plain, LONGEST)
    worker.addEventListener('message', ({ data }: MessageEvent<readonly Token[]>) => {
      clearTimeout(timer)
      setTokens(data)
    })
    worker.addEventListener('error', plain)
    worker.postMessage(html)
    return () => {
      clearTimeout(timer)
      worker.terminate()
    }
  }, [html])
  return tokens
}
