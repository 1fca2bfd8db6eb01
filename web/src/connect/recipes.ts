import { COMPILED } from './compiled-recipes.ts'
import { JAVASCRIPT } from './javascript-recipes.ts'
import { PHP } from './php-recipes.ts'
import { READING } from './reading-recipes.ts'
import type { Recipe } from './recipe.ts'
import { PYTHON, RUBY } from './ruby-python-recipes.ts'
import { SETTINGS } from './settings-recipes.ts'
import { SHELL } from './shell-recipes.ts'

/** Every way to send to this server that is known by name. */
export const SENDING: readonly Recipe[] = [
  ...SETTINGS,
  ...JAVASCRIPT,
  ...PYTHON,
  ...PHP,
  ...RUBY,
  ...COMPILED,
  ...SHELL,
]

export { READING }
