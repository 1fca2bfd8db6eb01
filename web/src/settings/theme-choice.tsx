import type { ReactNode } from 'react'
import { chooseTheme, THEMES, useTheme } from '../page/theme.ts'
import { words } from '../words/words.ts'
import { Choice } from './choice.tsx'
import { Section } from './section.tsx'

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeChoice(): ReactNode {
  const theme = useTheme()
  const text = words.settings.theme
  return (
    <Section title={text.title} why={text.why}>
      <Choice
        title={text.title}
        value={theme}
        onChange={chooseTheme}
        alternatives={THEMES.map((value) => ({ value, label: text[value] }))}
      />
    </Section>
  )
}
