import { useState, type PointerEvent, type RefObject } from 'react'

/** Pixels within which a press is a click, not a drag. */
const still = 5

export type Brush = { readonly from: number; readonly to: number }

type Press = { readonly from: number; readonly to: number; readonly row: number | null }

/** The lane under the pointer, by the `data-row` of its element. */
function rowUnder(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
  return row === undefined ? null : Number(row)
}

/**
 * A click picks, a drag spans; both in pixels from the plot's left. It is never the only way: the same
 * can be done by keys and by the two dates (WCAG 2.5.7).
 */
export function useBrush(
  plot: RefObject<HTMLElement | null>,
  on: {
    pick: (x: number, row: number) => void
    brush: (brush: Brush) => void
    hover: (place: { x: number; row: number } | null) => void
  },
) {
  const [press, setPress] = useState<Press | null>(null)
  const xOfPointer = (event: PointerEvent): number | null => {
    const box = plot.current?.getBoundingClientRect()
    if (box === undefined) return null
    return Math.min(box.width, Math.max(0, event.clientX - box.left))
  }
  const isOnPlot = (event: PointerEvent) =>
    event.clientX >= (plot.current?.getBoundingClientRect().left ?? Infinity)
  const onPointerDown = (event: PointerEvent) => {
    const x = xOfPointer(event)
    if (event.button !== 0 || x === null || !isOnPlot(event)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setPress({ from: x, to: x, row: rowUnder(event.target) })
  }
  const onPointerMove = (event: PointerEvent) => {
    const x = xOfPointer(event)
    if (x === null) return
    if (press !== null) return setPress({ ...press, to: x })
    const row = rowUnder(event.target)
    on.hover(row === null || !isOnPlot(event) ? null : { x, row })
  }
  const onPointerUp = () => {
    if (press === null) return
    setPress(null)
    if (Math.abs(press.to - press.from) >= still) on.brush(press)
    else if (press.row !== null) on.pick(press.from, press.row)
  }
  return {
    brush: press !== null && Math.abs(press.to - press.from) >= still ? press : null,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => setPress(null),
      onPointerLeave: () => on.hover(null),
    },
  }
}
