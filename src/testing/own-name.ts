import { newId } from '../lib/ids.ts'

const LONGEST_TITLE = 30
const RANDOM = 10
/** As many at the end as {@link RANDOM} says. */
const OWN = /^[a-z0-9-]+-[a-z0-9]{10}$/

/** A name for an inbox that nobody else has, which begins with the title, so that people know it on the page. */
export function ownName(title: string): string {
  const start = slug(title).slice(0, LONGEST_TITLE).replace(/-+$/, '') || 'test'
  return `${start}-${newId().slice(0, RANDOM)}`
}

/** Whether the name was made by {@link ownName}: it is another in each run. */
export function isOwnName(name: string): boolean {
  return OWN.test(name)
}

/** The text in letters, digits and dashes. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
