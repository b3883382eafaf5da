import type { ClaimDetail } from '#contract'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import styles from './queries.module.css'
import { closeDialog } from './screen-state.ts'
import { visibleLines } from './segments.ts'
import { sqlLines } from './sql-lines.ts'
import { texts } from './texts.ts'

/** The compiled query with its parameters, as an auditor would run it again. */
export function Queries({ queries }: { queries: ClaimDetail['queries'] }) {
  const say = useTexts(texts)
  return (
    <Dialog title={say('queryTitle')} size="wide" onClose={closeDialog}>
      <p className={styles['note']}>{say(queries.length === 0 ? 'noQuery' : 'queryNote')}</p>
      {queries.map(({ name, sql }) => (
        <section key={name} className={styles['query']}>
          <header className={styles['head']}>
            <h3 className={styles['name']}>{name}</h3>
            <CopyButton kind="quiet" text={sql}>
              {say('copyQuery')}
            </CopyButton>
          </header>
          <pre className={styles['sql']} tabIndex={0} aria-label={name} role="region">
            {visibleLines(sqlLines(sql))}
          </pre>
        </section>
      ))}
      <DialogActions>
        <Button kind="primary" onPress={closeDialog}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
