import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'onChange'> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What may be written. */
  readonly help?: ReactNode
  /** What is wrong with what was written. */
  readonly problem?: string | null
  /** Stands beside the input. */
  readonly children?: ReactNode
}

/** An input with its label, what may be written there, and what was wrong with it: read out with it. */
export function Field({
  label,
  value,
  onChange,
  help,
  problem = null,
  children,
  ...rest
}: FieldProps): ReactNode {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <div className="beside">
        <input
          {...rest}
          id={id}
          className="field"
          value={value}
          aria-describedby={`${id}-help ${id}-problem`}
          aria-invalid={problem !== null}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      <p id={`${id}-help`} className="help">
        {help}
      </p>
      <p id={`${id}-problem`} className="problem" role="alert">
        {problem}
      </p>
    </div>
  )
}
