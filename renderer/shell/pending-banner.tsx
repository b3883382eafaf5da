import { useState } from 'react'
import type { CaseSummary } from '#contract'
import { resumeImport } from '../lib/case-actions.ts'
import { isRunning, useJobs } from '../lib/jobs.ts'
import { useSession } from '../lib/session.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Banner } from '../ui/parts.tsx'
import { Withdrawal } from '../ui/withdrawal.tsx'
import { texts } from './texts.ts'

type Pending = CaseSummary['pending'][number]

const shown = 3

/** An import that is not whole: go on with it, or take out the file that it will not get past. */
export function PendingBanner() {
  const say = useTexts(texts)
  const summary = useSession((session) => session.summary)
  const isBusy = useJobs(({ jobs }) => jobs.some(isRunning))
  const [withdrawing, setWithdrawing] = useState<Pending | null>(null)
  const [first, ...others] = summary?.pending ?? []
  if (first === undefined || isBusy || summary?.heldBy !== null) return null
  const names = [first, ...others].slice(0, shown).map(({ name }) => name)
  const more = others.length >= shown ? ', …' : ''
  return (
    <>
      <Banner
        kind="warning"
        actions={
          <>
            <Button onPress={() => setWithdrawing(first)}>{say('withdrawPending')}</Button>
            <Button kind="primary" onPress={() => void resumeImport()}>
              {say('resume')}
            </Button>
          </>
        }
      >
        {say(others.length === 0 ? 'pendingOne' : 'pending', {
          count: others.length + 1,
          names: names.join(', ') + more,
        })}
      </Banner>
      {withdrawing === null ? null : (
        <Dialog
          title={say('withdrawTitle', { name: withdrawing.name })}
          onClose={() => setWithdrawing(null)}
        >
          <Withdrawal
            sha256={withdrawing.sha256}
            onBack={() => setWithdrawing(null)}
            onDone={() => setWithdrawing(null)}
          />
        </Dialog>
      )}
    </>
  )
}
