import { type ReactNode, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components/SearchField'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useHeaderBlock } from '../api/queries.ts'
import type { MessageDetail } from '../api/types.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { fieldWords } from './field-words.ts'
import { asText, explained, type Field, fieldsAsWritten, matching } from './header-fields.ts'
import { WrittenValue } from './written-value.tsx'

/** Fields that are laid out at first; a hostile message has ten thousand. */
const FIRST = 300

/** Whether fields were explained last; it stays while one goes from message to message. */
let explaining = false

/** The header fields in the order they stand, decoded or as they were written. */
export function HeadersView({ id, headers }: Pick<MessageDetail, 'id' | 'headers'>): ReactNode {
  const [wanted, setWanted] = useState('')
  const [written, setWritten] = useState(false)
  const [explain, setExplain] = useState(explaining)
  const [all, setAll] = useState(false)
  const block = useHeaderBlock(id, written)
  if (headers.length === 0) return <p className="absent">{words.message.noHeaders}</p>
  const fields = written ? fieldsAsWritten(block.data ?? '') : headers
  const matches = matching(fields, wanted)
  const shown = all ? matches : matches.slice(0, FIRST)
  return (
    <>
      <div className="panel-bar">
        <SearchField className="search" value={wanted} onChange={setWanted}>
          <Label className="visually-hidden">{words.message.filterHeaders}</Label>
          <Icon name="search" />
          <Input className="field" placeholder={words.message.filterHeaders} spellCheck={false} />
        </SearchField>
        <span className="buttons">
          <ToggleButton className="button quiet" isSelected={written} onChange={setWritten}>
            {words.message.asWritten}
          </ToggleButton>
          <ToggleButton
            className="button quiet"
            isSelected={explain}
            onChange={(on) => {
              explaining = on
              setExplain(on)
            }}
          >
            {words.message.explain}
          </ToggleButton>
          <CopyButton
            text={matches.map(({ field }) => asText(field)).join('\n')}
            label={words.message.copyHeaders}
          />
        </span>
      </div>
      <p className="visually-hidden" role="status">
        {wanted !== '' && words.message.headersShown(matches.length, fields.length)}
      </p>
      {block.error !== null && <p className="problem">{block.error.message}</p>}
      {written && block.isPending && <p className="absent">{words.phrases.reading}</p>}
      {matches.length === 0 && wanted !== '' && <p className="absent">{words.message.noHeaderMatches}</p>}
      <table className="facts header-fields">
        <tbody>
          {shown.map(({ field, place }) => (
            <HeaderRow key={place} {...{ field, written, explain }} />
          ))}
        </tbody>
      </table>
      {shown.length < matches.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.phrases.showAll(matches.length)}
        </button>
      )}
    </>
  )
}

interface HeaderRowProps {
  readonly field: Field
  readonly written: boolean
  readonly explain: boolean
}

function HeaderRow({ field, written, explain }: HeaderRowProps): ReactNode {
  const { name, value } = field
  return (
    <tr>
      <th scope="row">
        <Untrusted text={name} or={words.message.noField} />
      </th>
      <td className="code">
        {written ? <WrittenValue text={value} /> : <Untrusted text={value} />}
        {explain && (
          <p className="explanation">{explained(name, fieldWords) ?? words.message.unknownField}</p>
        )}
      </td>
      <td className="row-copy">
        <CopyButton text={asText(field)} label={words.message.copyNamed(revealed(name))} />
      </td>
    </tr>
  )
}
