import type { ReactNode } from 'react'
import { Code } from '../lines/line.tsx'

/** A field's value as it was written: its folds and spaces stay. */
export function WrittenValue({ text }: { readonly text: string }): ReactNode {
  return (
    <bdi className="written" dir="ltr">
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their order
        <span key={index}>
          {index > 0 && '\n'}
          <Code text={line} />
        </span>
      ))}
    </bdi>
  )
}
