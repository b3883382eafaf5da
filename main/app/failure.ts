import { AppError, describeError, errorTexts, type ErrorCode, type Language } from '#shared'
import type { Failure } from '#contract'

/** A defect keeps its message for the page and its stack for the log. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    const params = Object.entries(error.params).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value] : value,
    ])
    return { code: error.code, params: Object.fromEntries(params) }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'bug/unexpected', params: { detail } }
}

/** What happened and what to do, as one line. */
export function failureText({ code, params }: Failure, language: Language): string {
  return isErrorCode(code)
    ? describeError(code, params, language, 'window')
    : describeError('bug/unexpected', { detail: code }, language)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code)
}
