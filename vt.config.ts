import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['score.tmp.test.ts'] } })
