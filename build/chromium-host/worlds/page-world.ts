import type { createLink } from './link.ts'

/**
 * Runs in the page's own world before any script of the page: takes the link from the preload's world and
 * makes what is exposed there a fixed property of the window. `handover` is an event name that no one can
 * guess; its listener is gone before the page's first script.
 */
export function pageWorld(handover: string, link: typeof createLink): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null)
      for (const item of Object.values(Object.freeze(value))) freeze(item)
    return value
  }
  const take = (event: Event) => {
    event.stopImmediatePropagation()
    const element = (event as MouseEvent).relatedTarget
    if (element === null) return
    link(element, 'to-page', 'to-preload').onExpose((name, value) => {
      Object.defineProperty(window, name, { value: freeze(value), enumerable: true })
    })
  }
  window.addEventListener(handover, take, { once: true, capture: true })
}
