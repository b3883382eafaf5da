import { describeError, errorTexts, type ErrorCode, type Language } from '#shared'
import type { Bridge, CallName, Failure, Input, Output } from '#contract'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** A call that was answered with a named failure. */
export class CallError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'CallError'
    this.failure = failure
  }
}

/**
 * Asks the main process; `files` are those of a drop, which only the preload can turn into paths.
 * @throws CallError
 */
export async function invoke<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  files?: readonly File[],
): Promise<Output<Name>> {
  const answer = await window.bridge.invoke(name, input, files)
  if (answer.ok) return answer.value
  throw new CallError(answer.error)
}

export function toFailure(error: unknown): Failure {
  if (error instanceof CallError) return error.failure
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'bug/unexpected', params: { detail } }
}

const isErrorCode = (code: string): code is ErrorCode => code in errorTexts

/** What happened and what to do, as one line. */
export function failureText({ code, params }: Failure, language: Language): string {
  return isErrorCode(code)
    ? describeError(code, params, language, 'window')
    : describeError('bug/unexpected', { detail: `${code} ${JSON.stringify(params)}` }, language)
}
