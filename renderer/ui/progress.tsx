import { ProgressBar } from 'react-aria-components'
import styles from './progress.module.css'

/** `value` from 0 to 1; null while the end is not in sight. */
export function Progress({ label, value }: { label: string; value: number | null }) {
  return (
    <ProgressBar
      aria-label={label}
      isIndeterminate={value === null}
      minValue={0}
      maxValue={1}
      value={value ?? 0}
      className={styles['track']!}
    >
      <div
        className={value === null ? styles['endless'] : styles['bar']}
        style={value === null ? {} : { width: `${Math.min(100, value * 100)}%` }}
      />
    </ProgressBar>
  )
}
