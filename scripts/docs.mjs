// `npm run docs` writes the generated pages of docs/; with --check it fails where one is stale. Needs dist/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as options from '../dist/config/options.js'
import { SEARCH_HELP } from '../dist/domain/search/help.js'
import { startSandbox } from '../dist/index.js'
import { CHECKS } from '../dist/mail/checks/table.js'
import { checksPage } from './docs-checks.mjs'
import { configurationPage } from './docs-configuration.mjs'
import { httpPage } from './docs-http.mjs'
import { rfcPage } from './docs-rfc.mjs'
import { searchPage } from './docs-search.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = {
  'docs/checks.md': checksPage(CHECKS),
  'docs/configuration.md': configurationPage(options),
  'docs/http-api.md': httpPage(await openApi()),
  'docs/rfc.md': rfcPage(`${root}src`),
  'docs/search.md': searchPage(SEARCH_HELP),
}
const stale = Object.entries(pages).filter(([path, text]) => textOf(`${root}${path}`) !== text)

if (!process.argv.includes('--check')) {
  for (const [path, text] of stale) writeFileSync(`${root}${path}`, text)
  console.log(stale.length === 0 ? 'all fresh' : `wrote ${stale.map(([path]) => path).join(', ')}`)
} else if (stale.length > 0) {
  console.error(`stale: ${stale.map(([path]) => path).join(', ')}. Run npm run docs.`)
  process.exitCode = 1
}

async function openApi() {
  const sandbox = await startSandbox()
  try {
    return await (await fetch(`${sandbox.url}/v1/openapi.json`)).json()
  } finally {
    await sandbox.close()
  }
}

function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
