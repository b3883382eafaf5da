import styles from './hatch.module.css'

const id = 'silence'

/** What hatched marks are filled with; the screen must hold one `HatchPattern`. */
export const hatchFill = `url(#${id})`

/** The one pattern for where silence proves nothing. */
export function HatchPattern() {
  return (
    <svg className={styles['holder']} aria-hidden="true">
      <defs>
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles['ground']} width="6" height="6" />
          <path className={styles['stripe']} d="M0 0v6" />
        </pattern>
      </defs>
    </svg>
  )
}
