import { create } from 'zustand'

/** Where the person is: a screen and what is selected on it. The hash holds it, so every place has a link. */
export type Route = { screen: string; parts: readonly string[] }

function parse(hash: string): Route {
  const [screen = '', ...parts] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decode(part))
  return { screen: screen === '' ? 'case' : screen, parts }
}

/** A link that was cut or typed badly is no reason to fail. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const useRoute = create<Route>(() => parse(window.location.hash))

window.addEventListener('hashchange', () => useRoute.setState(parse(window.location.hash), true))

export function linkTo(screen: string, ...parts: readonly string[]): string {
  return `#/${[screen, ...parts].map(encodeURIComponent).join('/')}`
}

export function go(screen: string, ...parts: readonly string[]): void {
  window.location.hash = linkTo(screen, ...parts)
}

/** As `go`, without a step to come back to: moving along a list is one place. */
export function goInPlace(screen: string, ...parts: readonly string[]): void {
  window.history.replaceState(null, '', linkTo(screen, ...parts))
  useRoute.setState(parse(window.location.hash), true)
}
