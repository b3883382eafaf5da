import { useEffect, useRef, type RefObject } from 'react'
import { create } from 'zustand'

/** The parts of the screen that the keyboard goes to by itself, and what in each takes it. */
const targets = {
  list: 'a[tabindex="0"]',
  claim: 'section a[aria-current=true], section li button',
  record: 'tbody [tabindex="0"]',
  support: 'button',
  raw: 'pre',
} as const

type Part = keyof typeof targets

const useWish = create<{ part: Part | null }>(() => ({ part: null }))

const forget = () => useWish.setState({ part: null })

/**
 * The keyboard goes there as soon as it is drawn, for what it shows may still be on its way; unless the
 * person does something else first.
 */
export function wishFocus(part: Part): void {
  useWish.setState({ part })
  for (const event of ['keydown', 'pointerdown'] as const)
    window.addEventListener(event, forget, { capture: true, once: true })
}

/** Marks the element of a part; `isDrawn` says that its content has arrived. */
export function useFocusPart<Element extends HTMLElement>(
  part: Part,
  isDrawn = true,
): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  const isWished = useWish((wish) => wish.part === part)
  useEffect(() => {
    if (!isWished || !isDrawn || ref.current === null) return
    const target = ref.current.querySelector<HTMLElement>(targets[part]) ?? ref.current
    forget()
    target.focus({ preventScroll: true })
    // Bytes are read under the finding they belong to; whoever moves along must not see the page jump.
    const finding = part === 'raw' ? target.closest('li') : null
    if (finding === null) target.scrollIntoView({ block: 'nearest' })
    else finding.scrollIntoView({ block: 'start' })
  }, [part, isWished, isDrawn])
  return ref
}
