import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the page to dist/web, where the server finds it. No inline script, style or `data:` asset: the page's CSP refuses them. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
})
