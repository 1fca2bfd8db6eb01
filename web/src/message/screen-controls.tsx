import type { ReactNode } from 'react'
import { Input, Label, NumberField } from 'react-aria-components/NumberField'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { words } from '../words/words.ts'
import { type Look, NARROWEST, PHONE, type Room, type ScreenWidth, TABLET, WIDEST } from './screen.ts'

interface ScreenControlsProps {
  readonly width: ScreenWidth
  readonly onWidth: (width: ScreenWidth) => void
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly room: Room
  readonly onHeight: (pixels: number) => void
}

const LOOKS: readonly Look[] = ['light', 'dark', 'forced']
const LOWEST = 160

/** On what a message is shown: how wide, how high, light or dark. */
export function ScreenControls({
  width,
  onWidth,
  look,
  onLook,
  room,
  onHeight,
}: ScreenControlsProps): ReactNode {
  return (
    <div className="screen-bar">
      <ToggleButtonGroup
        className="choice"
        aria-label={words.message.width}
        disallowEmptySelection
        selectedKeys={[String(width)]}
        onSelectionChange={([key]) => {
          if (key !== undefined) onWidth(key === 'full' ? 'full' : Number(key))
        }}
      >
        <ToggleButton id={String(PHONE)}>{words.message.phone}</ToggleButton>
        <ToggleButton id={String(TABLET)}>{words.message.tablet}</ToggleButton>
        <ToggleButton id="full">{words.message.full}</ToggleButton>
      </ToggleButtonGroup>
      <span className="measures">
        <Pixels
          label={words.message.width}
          value={width === 'full' ? Math.round(room.width) : width}
          from={NARROWEST}
          to={WIDEST}
          onChange={onWidth}
        />
        <span aria-hidden="true">×</span>
        <Pixels
          label={words.message.height}
          value={Math.round(room.height)}
          from={LOWEST}
          to={Math.max(LOWEST, window.innerHeight)}
          onChange={onHeight}
        />
      </span>
      <ToggleButtonGroup
        className="choice"
        aria-label={words.message.look}
        disallowEmptySelection
        selectedKeys={[look]}
        onSelectionChange={([key]) => {
          const chosen = LOOKS.find((each) => each === key)
          if (chosen !== undefined) onLook(chosen)
        }}
      >
        {LOOKS.map((each) => (
          <ToggleButton id={each} key={each}>
            {words.message.looks[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

interface PixelsProps {
  readonly label: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly onChange: (pixels: number) => void
}

/** A length to type, or to step with the arrow keys. */
function Pixels({ label, value, from, to, onChange }: PixelsProps): ReactNode {
  return (
    <NumberField
      className="pixels"
      value={Math.min(Math.max(value, from), to)}
      minValue={from}
      maxValue={to}
      formatOptions={{ useGrouping: false }}
      onChange={(pixels) => {
        if (!Number.isNaN(pixels)) onChange(pixels)
      }}
    >
      <Label className="visually-hidden">{words.message.inPixels(label)}</Label>
      <Input className="field" />
    </NumberField>
  )
}
