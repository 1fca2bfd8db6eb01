import type { ReactNode } from 'react'

/** A table of names and what they are: `Fact`s. */
export function Facts({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <table className="facts">
      <tbody>{children}</tbody>
    </table>
  )
}

export function Fact({
  name,
  children,
}: {
  readonly name: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="code">{children}</td>
    </tr>
  )
}
