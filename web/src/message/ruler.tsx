import type { ReactNode } from 'react'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import { words } from '../words/words.ts'
import { NARROWEST } from './screen.ts'

interface RulerProps {
  /** Pixels; the thumb stands over the right edge of what is below. */
  readonly width: number
  /** Pixels of room. */
  readonly room: number
  readonly onWidth: (pixels: number) => void
  readonly onDrag: (dragging: boolean) => void
}

/** Sets the width by dragging, or by the arrow keys. */
export function Ruler({ width, room, onWidth, onDrag }: RulerProps): ReactNode {
  if (room <= NARROWEST) return null
  return (
    <Slider
      className="ruler"
      minValue={NARROWEST}
      maxValue={Math.round(room)}
      value={Math.min(width, Math.round(room))}
      onChange={(pixels) => {
        onDrag(true)
        onWidth(pixels)
      }}
      onChangeEnd={() => onDrag(false)}
    >
      <Label className="visually-hidden">{words.message.dragWidth}</Label>
      <SliderTrack className="ruler-track">
        <SliderThumb className="ruler-thumb" />
      </SliderTrack>
    </Slider>
  )
}
