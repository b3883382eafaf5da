import { verdictTexts, type Language, type Verdict } from '#shared'
import { markup, type Markup } from './escape.ts'

/**
 * Shapes of the verdicts and the hatching, defined once and used by reference. A verdict is told by its
 * shape and its word; colour comes third.
 */
export const sprite: Markup = markup`<svg class="sprite" aria-hidden="true" focusable="false">
<defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch-line" x1="0" y1="0" x2="0" y2="6"/></pattern>
</defs>
<symbol id="mark-refuted" viewBox="0 0 16 16"><path d="M8 .3 15.7 8 8 15.7.3 8Z" fill="currentColor"/><path d="M8 4.2v4.6M8 11.2v.1" stroke="var(--surface)" stroke-width="1.9" stroke-linecap="round"/></symbol>
<symbol id="mark-undetermined" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.9" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M3.7 9.4 9.4 3.7M4.3 12 12 4.3M6.7 12.8 12.8 6.7" stroke="currentColor" stroke-width="1.2"/></symbol>
<symbol id="mark-supported" viewBox="0 0 16 16"><path d="M8 .6 14.2 2.9v4.7c0 3.8-2.6 6.4-6.2 7.9-3.6-1.5-6.2-4.1-6.2-7.9V2.9Z" fill="currentColor"/><path d="m5 8 2.2 2.2 3.9-4.3" fill="none" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="mark-not-applicable" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2.6 2.1"/><path d="M5.2 8h5.6" stroke="currentColor" stroke-width="1.6"/></symbol>
</svg>`

/** The shape alone; the word must stand beside it. */
export function mark(verdict: Verdict): Markup {
  return markup`<svg class="mark ${verdict}" aria-hidden="true" focusable="false"><use href="#mark-${verdict}"/></svg>`
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

export function verdictWord(verdict: Verdict, language: Language): string {
  return capital(verdictTexts[verdict][language])
}

/** Shape and word. */
export function badge(verdict: Verdict, language: Language): Markup {
  return markup`<span class="badge ${verdict}">${mark(verdict)}${verdictWord(verdict, language)}</span>`
}
