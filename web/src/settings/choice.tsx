import { type ReactNode, useId } from 'react'

export interface Alternative<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What it means, in a sentence. */
  readonly meaning?: string
}

interface ChoiceProps<Value extends string> {
  readonly title: string
  readonly value: Value
  readonly alternatives: readonly Alternative<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a few things, each with what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { title, value, alternatives, onChange } = props
  const id = useId()
  return (
    <fieldset className="alternatives">
      <legend className="visually-hidden">{title}</legend>
      {alternatives.map((one) => (
        <div className="alternative" key={one.value}>
          <input
            type="radio"
            id={`${id}-${one.value}`}
            name={id}
            checked={one.value === value}
            aria-describedby={one.meaning === undefined ? undefined : `${id}-${one.value}-meaning`}
            onChange={() => onChange(one.value)}
          />
          <label htmlFor={`${id}-${one.value}`}>{one.label}</label>
          {one.meaning !== undefined && (
            <p className="help" id={`${id}-${one.value}-meaning`}>
              {one.meaning}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}
