import { memo, type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import type { Session, TranscriptLine } from '../api/types.ts'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets as size } from '../text/amounts.ts'
import { duration } from '../text/duration.ts'
import { words } from '../words/words.ts'
import { dictionary } from './dictionary.ts'
import { type Term, termsOf } from './terms.ts'
import { Wait } from './wait.tsx'

const SPEAKERS = { C: 'client', S: 'server', '*': 'remark' } as const

interface TranscriptRowProps {
  readonly line: TranscriptLine
  /** The line before it. */
  readonly before: TranscriptLine | undefined
  readonly protocol: Session['protocol']
}

/**
 * One line: when, who, what, and how many octets it was. Terms are explained by pointing at them, by focus, or under the
 * line when they are pressed. Lines never change: only new ones are laid out while a session goes on.
 */
export const TranscriptRow = memo(function TranscriptRow({
  line,
  before,
  protocol,
}: TranscriptRowProps): ReactNode {
  const { at, from, text, octets } = line
  const [told, setTold] = useState<string | null>(null)
  const { secret, octets: octetsMark } = words.session
  const terms = termsOf({ from, text }, protocol, {
    protocols: dictionary,
    marks: { secret, octets: octetsMark },
  })
  return (
    <>
      <Wait milliseconds={at - (before?.at ?? at)} until={from} />
      <li className="line" data-from={from}>
        <span className="at">{duration(at)}</span>
        <span className="who" title={words.session[SPEAKERS[from]]}>
          {from}:
        </span>
        <span className="said">
          {terms.map((term, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the terms of a line never change
            <Said key={index} term={term} onPress={(meaning) => setTold(meaning === told ? null : meaning)} />
          ))}
          {told !== null && <span className="told">{told}</span>}
        </span>
        <span className="octets">{octets !== null && size(octets)}</span>
      </li>
    </>
  )
})

interface SaidProps {
  readonly term: Term
  readonly onPress: (meaning: string) => void
}

function Said({ term: { text, meaning }, onPress }: SaidProps): ReactNode {
  if (meaning === null) return text.trim() === '' ? text : <Untrusted text={text} />
  return (
    <TooltipTrigger delay={150} closeDelay={0}>
      <Button className="term" excludeFromTabOrder onPress={() => onPress(meaning)}>
        {text}
      </Button>
      <Tooltip className="tooltip" offset={4}>
        {meaning}
      </Tooltip>
    </TooltipTrigger>
  )
}
