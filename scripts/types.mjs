// Makes the published types of the REST contract complete: they import TypeBox, which nobody has who installs the package.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = dirname(fileURLToPath(import.meta.url))
const contract = join(scripts, '../dist/http/contract')

for (const file of readdirSync(contract).filter((name) => name.endsWith('.d.ts'))) {
  const path = join(contract, file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replaceAll("from 'typebox'", "from './typebox.ts'"))
}
copyFileSync(join(scripts, 'typebox-static.d.ts'), join(contract, 'typebox.d.ts'))
