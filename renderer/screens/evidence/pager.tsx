import { formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { fileTexts } from './file-texts.ts'
import styles from './file-dialog.module.css'

/** One page of many; nothing where all are to be seen. */
export function Pager({
  first,
  rows,
  total,
  onFirst,
}: {
  first: number
  rows: number
  total: number
  onFirst: (first: number) => void
}) {
  const say = useTexts(fileTexts)
  if (total <= rows) return null
  const last = Math.min(first + rows, total)
  const range = { from: formatCount(first + 1), to: formatCount(last), total: formatCount(total) }
  return (
    <div className={styles['pager']}>
      <span role="status">{say('page', range)}</span>
      <Button
        kind="quiet"
        isDisabled={first === 0}
        onPress={() => onFirst(Math.max(0, first - rows))}
      >
        {say('previous')}
      </Button>
      <Button kind="quiet" isDisabled={last >= total} onPress={() => onFirst(first + rows)}>
        {say('next')}
      </Button>
    </div>
  )
}
