import { hatchFill } from '../../charts/hatch.tsx'
import chart from '../../charts/lane-row.module.css'
import { shades } from '../../charts/shade.ts'
import { useTexts } from '../../lib/texts.ts'
import styles from './coverage.module.css'
import { coverageTexts } from './coverage-texts.ts'

const size = 12

/** What the marks of the chart mean. */
export function CoverageKey() {
  const say = useTexts(coverageTexts)
  return (
    <div className={styles['key']}>
      <span className={styles['keyItem']}>
        <svg width={shades * (size + 1)} height={size} aria-hidden="true">
          {Array.from({ length: shades }, (_, level) => (
            <rect
              key={level}
              className={chart[`shade${level + 1}`]}
              x={level * (size + 1)}
              width={size}
              height={size}
            />
          ))}
          <path className={chart['foot']} d={`M0 ${size - 1}h${shades * (size + 1) - 1}`} />
        </svg>
        {say('keyRecords')}
      </span>
      <span className={styles['keyItem']}>
        <svg width={size * 2} height={size} aria-hidden="true">
          <rect className={chart['gap']} fill={hatchFill} width={size * 2} height={size} />
        </svg>
        {say('keyGap')}
      </span>
      <span className={styles['keyItem']}>
        <svg width={size} height={size} aria-hidden="true">
          <circle className={chart['point']} cx={size / 2} cy={size / 2} r={5} />
        </svg>
        {say('keyState')}
      </span>
    </div>
  )
}
