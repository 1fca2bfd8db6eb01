import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { FrameMode } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { Ruler } from './ruler.tsx'
import { fitted, type Look, type Room, type ScreenWidth } from './screen.ts'
import { ScreenControls } from './screen-controls.tsx'

/** The screen that was chosen last; it stays while one goes from message to message. */
let chosen: { readonly width: ScreenWidth; readonly look: Look } = { width: 'full', look: 'light' }

/**
 * The message's own HTML as one client or another would show it. Images from the network only when asked for, this
 * once: that alone is not kept for the next message.
 */
export function HtmlView({ id }: { readonly id: string }): ReactNode {
  const [mode, setMode] = useState<FrameMode>('blocked')
  const [{ width, look }, setScreen] = useState(chosen)
  const [dragging, setDragging] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const screen = fitted(width, room)
  const choose = (change: Partial<typeof chosen>) => {
    chosen = { ...chosen, ...change }
    setScreen(chosen)
  }
  return (
    <figure className="untrusted">
      <figcaption>
        <Icon name="shield" />
        <span role="status">
          {words.message.untrusted} · {words.message.images[mode]}
        </span>
        <span className="buttons">
          <ToggleButton
            className="button quiet"
            isSelected={mode === 'none'}
            onChange={(off) => setMode(off ? 'none' : 'blocked')}
          >
            {words.message.noImages}
          </ToggleButton>
          {mode !== 'remote' && (
            <button
              type="button"
              className="button quiet"
              title={words.message.remoteCost}
              aria-description={words.message.remoteCost}
              onClick={() => setMode('remote')}
            >
              <Icon name="image" />
              {words.message.loadRemote}
            </button>
          )}
        </span>
      </figcaption>
      <ScreenControls
        {...{ width, look, room }}
        onWidth={(next) => choose({ width: next })}
        onLook={(next) => choose({ look: next })}
        onHeight={(pixels) => {
          if (box.current !== null) setHeight(box.current, pixels)
        }}
      />
      {look !== 'light' && <p className="screen-note">{words.message.lookNotes[look]}</p>}
      {screen.scale < 1 && (
        <p className="screen-note">{words.message.scaled(Math.round(screen.scale * 100))}</p>
      )}
      <Ruler
        width={screen.width}
        room={room.width}
        onWidth={(pixels) => choose({ width: pixels })}
        onDrag={setDragging}
      />
      <div ref={box} className="frame" onPointerDown={holdHeight}>
        <div
          className="screen"
          data-look={look}
          data-still={dragging || undefined}
          style={
            width === 'full'
              ? { width: '100%', height: '100%' }
              : { width: screen.width, height: screen.height, transform: `scale(${screen.scale})` }
          }
        >
          <Frame id={id} mode={mode} title={words.message.untrustedMessage} />
        </div>
      </div>
    </figure>
  )
}

/** Until its height is set by hand, the box fills what is left of the page: it is held where it is when its corner is taken. */
function holdHeight({ target, currentTarget }: PointerEvent<HTMLElement>): void {
  if (target === currentTarget) setHeight(currentTarget, currentTarget.offsetHeight)
}

function setHeight(box: HTMLElement, pixels: number): void {
  box.dataset.sized = ''
  box.style.height = `${pixels}px`
}

/** The size of a box, whatever changes it: the page, another column, the hand at its corner. */
function useRoom(box: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  useEffect(() => {
    if (box.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return room
}
