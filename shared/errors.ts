import { errorTexts, type ErrorCode } from './texts/errors.ts'
import { windowAdvice } from './texts/window-errors.ts'
import { renderText, type Language } from './texts/render.ts'
import type { Param } from './domain/verdict.ts'

/**
 * A failure a person can act on: a named code with two texts, what happened and what to do. Anything else
 * that is thrown is a defect of ours and shows its stack.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, Param>>

  constructor(code: ErrorCode, params: Readonly<Record<string, Param>> = {}, cause?: unknown) {
    super(describeError(code, params, 'en'), cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/** One line: what happened — what to do, where the person is. */
export function describeError(
  code: ErrorCode,
  params: Readonly<Record<string, Param>>,
  language: Language,
  place: 'terminal' | 'window' = 'terminal',
): string {
  const { what } = errorTexts[code]
  const todo = (place === 'window' ? windowAdvice[code] : undefined) ?? errorTexts[code].todo
  return `${renderText(what, params, language)} — ${renderText(todo, params, language)}`
}
