import { useState } from 'react'
import type { Board } from '#contract'
import { visible } from '#shared'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Card } from '../../ui/parts.tsx'
import styles from './limits.module.css'
import { texts } from './texts.ts'

const shown = 3

/** What the statement cannot see, the largest first; the rest one step away. */
export function Limits({ limits }: { limits: Board['limits'] }) {
  const say = useTexts(texts)
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title={say('limits')}
      aside={
        limits.length > shown ? (
          <Button kind="quiet" onPress={() => setOpen(true)}>
            {say('allLimits', { count: limits.length })}
          </Button>
        ) : undefined
      }
    >
      {limits.length === 0 ? <p>{say('noLimits')}</p> : <List limits={limits.slice(0, shown)} />}
      {isOpen ? (
        <Dialog title={say('limits')} size="wide" onClose={() => setOpen(false)}>
          <List limits={limits} />
          <DialogActions>
            <Button kind="primary" onPress={() => setOpen(false)}>
              {say('close')}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </Card>
  )
}

function List({ limits }: { limits: Board['limits'] }) {
  return (
    <ol className={styles['list']}>
      {limits.map(({ code, text, params }) => (
        <li key={`${code} ${JSON.stringify(params)}`}>{visible(text)}</li>
      ))}
    </ol>
  )
}
