import type { Verdict } from './page.ts'

/** Chromium's own window wants an icon for its title bar; Electron's asks for none, so this is no request. */
export function isFavicon(url: string, type: string | undefined): boolean {
  return type === 'Other' && new URL(url).pathname === '/favicon.ico'
}

export const noFavicon: Verdict = {
  kind: 'answer',
  status: 204,
  headers: [],
  body: new Uint8Array(),
}
