import { useState } from 'react'
import type { ChosenFile, Input } from '#contract'
import { visible } from '#shared'
import { failureText, invoke, toFailure } from '../../lib/api.ts'
import { useLanguage } from '../../lib/texts.ts'
import { closeDialog } from './screen-state.ts'

export type Problem = 'missing' | 'tooLong'

const longest = 1_000

function problemOf(text: string): Problem | null {
  const { length } = text.trim()
  if (length === 0) return 'missing'
  return length > longest ? 'tooLong' : null
}

/**
 * One person's word on a finding until it is entered. It starts empty every time: a name that stands there
 * already would let the first person's second press pass for the second person.
 */
export function useDecision({ finding, as }: Pick<Input<'claims.decide'>, 'finding' | 'as'>) {
  const language = useLanguage()
  const [words, setWords] = useState({ by: '', why: '' })
  const [artefact, setArtefact] = useState<ChosenFile | null>(null)
  const [progress, setProgress] = useState<'new' | 'tried' | 'sending'>('new')
  const [failure, setFailure] = useState<string | null>(null)
  const problems = { by: problemOf(words.by), why: problemOf(words.why) }
  const enter = async () => {
    if (progress === 'sending') return
    setProgress('tried')
    if (problems.by !== null || problems.why !== null) return
    setProgress('sending')
    try {
      const token = artefact?.token ?? null
      await invoke('claims.decide', { finding, as, ...words, artefact: token })
      closeDialog()
    } catch (error) {
      setFailure(visible(failureText(toFailure(error), language)))
      setProgress('tried')
    }
  }
  return {
    words,
    setWords: (changes: Partial<typeof words>) => setWords({ ...words, ...changes }),
    artefact,
    setArtefact,
    /** Told only once a person has tried to go on. */
    problems: progress === 'new' ? { by: null, why: null } : problems,
    isSending: progress === 'sending',
    failure,
    enter,
  }
}
