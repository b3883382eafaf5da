import type { ClaimDetail } from '#contract'
import { visible } from '#shared'
import { useTexts, type Say } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Card, Tag } from '../../ui/parts.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import styles from './change.module.css'
import { closeDialog, openDialog } from './screen-state.ts'
import { texts } from './texts.ts'

const shown = 3

/** What would change the verdict, the most useful first; a refutation is not taken back by more logs. */
function stepsOf({ verdict, next }: ClaimDetail, say: Say<typeof texts>): readonly string[] {
  const steps = next.map(({ text }) => visible(text))
  switch (verdict) {
    case 'refuted':
      return [say('changeRefuted'), ...steps]
    case 'supported':
      return [...steps, say('changeSupported')]
    case 'not-applicable':
      return [...steps, say('changeNotApplicable')]
    case 'undetermined':
      return steps.length > 0 ? steps : [say('changeUnknown')]
  }
}

export function Change({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(texts)
  const steps = stepsOf(claim, say)
  return (
    <Card title={say('change')}>
      <Steps steps={steps.slice(0, shown)} />
      {steps.length > shown ? (
        <div className={styles['more']}>
          <Button kind="quiet" onPress={() => openDialog('explanation')}>
            {say('allSteps', { count: steps.length })}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 1) return <p className={styles['one']}>{steps[0]}</p>
  return (
    <ol className={styles['steps']}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

/** The verdict in words: why the claim is made, why it stands as it does, and every step. */
export function Explanation({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(texts)
  return (
    <Dialog title={say('explanation')} size="wide" onClose={closeDialog}>
      <p className={styles['title']}>{claim.title}</p>
      <div className={styles['verdict']}>
        <Verdict verdict={claim.verdict} />
        {claim.reasons.map(({ code, text }) => (
          <Tag key={code}>{visible(text)}</Tag>
        ))}
      </div>
      <section>
        <h3>{say('why')}</h3>
        <p>{claim.why}</p>
      </section>
      <section>
        <h3>{say('change')}</h3>
        <Steps steps={stepsOf(claim, say)} />
      </section>
      <DialogActions>
        <Button kind="primary" onPress={closeDialog}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
