import type { ClaimDetail } from '#contract'
import { go } from '../../lib/route.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { byGaps, Summary } from './coverage.tsx'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage-dialog.module.css'
import { Gaps, useSpan } from './gaps.tsx'
import { closeDialog } from './screen-state.ts'

/** Every log that the claim needs, as bars and in words at once. */
export function CoverageDialog({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(coverageTexts)
  const span = useSpan()
  const needs = byGaps(claim.coverage)
  const toEvidence = () => {
    closeDialog()
    go('evidence')
  }
  return (
    <Dialog title={say('heading')} size="wide" onClose={closeDialog}>
      <p>
        <Summary claim={claim} />
      </p>
      {needs.length === 0 ? null : (
        <>
          <p className={styles['legend']}>{say('legend')}</p>
          <div className={styles['scroll']} tabIndex={0} role="region" aria-label={say('heading')}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{say('log')}</th>
                  <th scope="col">{say('needed')}</th>
                  <th scope="col">{say('gaps')}</th>
                </tr>
              </thead>
              <tbody>
                {needs.map((need) => (
                  <tr key={`${need.source} ${need.scope} ${need.from} ${need.to}`}>
                    <th scope="row">{need.title}</th>
                    <td>
                      <CoverageBar need={need} />
                      <span className={styles['span']}>{span(need)}</span>
                    </td>
                    <td>
                      {need.gaps.length === 0 ? (
                        <span className={styles['none']}>{say('none')}</span>
                      ) : (
                        <Gaps need={need} most={need.gaps.length} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <DialogActions>
        <Button onPress={toEvidence}>{say('evidence')}</Button>
        <Button kind="primary" onPress={closeDialog}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
