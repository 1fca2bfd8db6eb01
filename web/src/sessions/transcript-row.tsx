import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import type { Session, TranscriptLine } from '../api/types.ts'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets as size } from '../text/amounts.ts'
import { duration } from '../text/duration.ts'
import { words } from '../words/words.ts'
import { dictionary } from './dictionary.ts'
import { type Term, termsOf } from './terms.ts'

/** How long nothing may be said before it is shown that somebody was waited for, in milliseconds. */
const WAIT = 250
const SPEAKERS = { C: 'client', S: 'server', '*': 'remark' } as const

interface TranscriptRowProps {
  readonly line: TranscriptLine
  /** The line before it. */
  readonly before: TranscriptLine | undefined
  readonly protocol: Session['protocol']
}

/** One line: when, who, what, and how many octets it was. What is explained is explained by pointing, by focus, or under the line when it is pressed. */
export function TranscriptRow({ line, before, protocol }: TranscriptRowProps): ReactNode {
  const { at, from, text, octets } = line
  const [told, setTold] = useState<string | null>(null)
  const { secret, octets: octetsMark } = words.session
  const terms = termsOf({ from, text }, protocol, {
    protocols: dictionary,
    marks: { secret, octets: octetsMark },
  })
  const waited = before === undefined ? 0 : at - before.at
  return (
    <>
      {waited >= WAIT && (
        <li className="wait">
          {duration(waited)} {words.session.waited[from]}
        </li>
      )}
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
}

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
