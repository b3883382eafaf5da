import type { FormEvent } from 'react'
import type { Finding } from '#contract'
import { visible } from '#shared'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Banner } from '../../ui/parts.tsx'
import { Artefact } from './artefact.tsx'
import { Decisions } from './decisions.tsx'
import styles from './decision-dialog.module.css'
import { decisionTexts } from './decision-texts.ts'
import { closeDialog } from './screen-state.ts'
import { useDecision } from './use-decision.ts'

/** One person enters a word on a finding, with name and reason; it takes two. */
export function DecisionDialog({ finding, as }: { finding: Finding; as: 'benign' | 'malicious' }) {
  const say = useTexts(decisionTexts)
  const decision = useDecision({ finding: finding.id, as })
  const field = (key: 'by' | 'why') => {
    const problem = decision.problems[key]
    return {
      value: decision.words[key],
      error: problem === null ? null : say(problem),
      isRequired: true,
      onChange: (text: string) => decision.setWords({ [key]: text }),
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void decision.enter()
  }
  return (
    <Dialog
      title={say(as === 'benign' ? 'titleBenign' : 'titleMalicious')}
      size="wide"
      onClose={closeDialog}
    >
      <form className={styles['form']} onSubmit={submit}>
        <Said finding={finding} />
        <TextField label={say('name')} hint={say('nameHint')} autoFocus {...field('by')} />
        <TextField label={say('reason')} hint={say('reasonHint')} lines={3} {...field('why')} />
        <Artefact file={decision.artefact} onChange={decision.setArtefact} />
        {decision.failure === null ? null : <Banner kind="failure">{decision.failure}</Banner>}
        <DialogActions>
          <Button onPress={closeDialog}>{say('cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={decision.isSending}
            onPress={() => void decision.enter()}
          >
            {say(decision.isSending ? 'entering' : 'enter')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** What is decided on, by which rule, and what others have entered. */
function Said({ finding }: { finding: Finding }) {
  const say = useTexts(decisionTexts)
  return (
    <>
      <p className={styles['finding']}>{visible(finding.text)}</p>
      <p className={styles['note']}>
        {finding.strength === 'strong' ? `${say('strong')} ` : ''}
        {say('counts')}
      </p>
      {finding.decisions.length === 0 ? null : (
        <section className={styles['entered']}>
          <h3>{say('entered')}</h3>
          <Decisions finding={finding} />
        </section>
      )}
    </>
  )
}
