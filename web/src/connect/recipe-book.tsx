import { type ReactNode, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { CopyButton } from '../parts/copy-button.tsx'
import { words } from '../words/words.ts'
import type { Account } from './account.ts'
import type { Recipe } from './recipe.ts'

interface RecipeBookProps {
  readonly recipes: readonly Recipe[]
  readonly account: Account
  /** What one chooses from. */
  readonly label: string
}

const CHOICE = 'sandpost.recipe'

/** Recipes by group, and the chosen one ready to be pasted. The choice is remembered in this browser. */
export function RecipeBook({ recipes, account, label }: RecipeBookProps): ReactNode {
  const [chosen, setChosen] = useState(() => localStorage.getItem(CHOICE))
  const recipe = recipes.find(({ id }) => id === chosen) ?? recipes[0]
  if (recipe === undefined) return null
  const choose = (id: string) => {
    localStorage.setItem(CHOICE, id)
    setChosen(id)
  }
  return (
    <div className="recipes">
      <RadioGroup className="recipe-names" value={recipe.id} onChange={choose}>
        <Label className="visually-hidden">{label}</Label>
        {groupsOf(recipes).map(([group, members]) => (
          <div className="recipe-group" key={group}>
            <span>{words.connect[group]}</span>
            <div>
              {members.map(({ id, name }) => (
                <Radio className="chip" value={id} key={id}>
                  {name}
                </Radio>
              ))}
            </div>
          </div>
        ))}
      </RadioGroup>
      <Paste recipe={recipe} account={account} />
    </div>
  )
}

function Paste({ recipe: { name, file, write }, account }: { recipe: Recipe; account: Account }): ReactNode {
  const code = write(account)
  if (code === undefined) return <p className="absent">{words.connect.notSpoken}</p>
  return (
    <section className="snippet" aria-label={name}>
      {file !== undefined && <p className="file">{words.connect.intoFile(file)}</p>}
      <pre>
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={words.connect.copyNamed(name)} />
    </section>
  )
}

function groupsOf(recipes: readonly Recipe[]): readonly (readonly [Recipe['group'], readonly Recipe[]])[] {
  const groups = new Map<Recipe['group'], Recipe[]>()
  for (const recipe of recipes) groups.set(recipe.group, [...(groups.get(recipe.group) ?? []), recipe])
  return [...groups]
}
