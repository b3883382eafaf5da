import { visible } from '#shared'
import type { Failure as FailureValue } from '#contract'
import { failureText } from '../lib/api.ts'
import { useLanguage } from '../lib/texts.ts'
import { Banner } from './parts.tsx'

/** In the place of what could not be shown. */
export function Failure({ failure }: { failure: FailureValue }) {
  const language = useLanguage()
  return <Banner kind="failure">{visible(failureText(failure, language))}</Banner>
}
