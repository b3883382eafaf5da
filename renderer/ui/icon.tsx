import styles from './icon.module.css'

/** Drawn for a 16 px square, one stroke of 1.5 px, in the colour of the text beside it. */
const paths = {
  case: 'M2 3h12v10H2zM2 6h12',
  evidence: 'M3.5 1.500h6l3 3v10h-9zM9.5 1.500v3h3',
  claims: 'M2 4l1.5 1.500L6 3M8.5 4.500h5.500M2 10.5 3.5 12 6 9.500M8.5 11h5.5',
  search: 'M7 2.500a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5 14 14',
  add: 'M8 3v10M3 8h10',
  less: 'M3 8h10',
  whole: 'M2 4v8M14 4v8M4.500 8h7M6.500 6l-2 2 2 2M9.500 6l2 2-2 2',
  drop: 'M8 2v8M4.500 6.500 8 10l3.500-3.500M2 11v3h12v-3',
  file: 'M3.5 1.500h6l3 3v10h-9zM9.5 1.500v3h3',
  folder: 'M1.5 3.500h4.500l1.5 2h7v7.500h-13z',
  close: 'M3.5 3.500l9 9M12.5 3.500l-9 9',
  copy: 'M5.5 5.500h8v8h-8zM10.5 5.500v-3h-8v8h3',
  done: 'M2.5 8.5 6 12l7.5-8',
  warning: 'M8 2 15 14H1zM8 6.500v3.500M8 11.500v1',
  settings:
    'M2 4.500h7M13 4.500h1M2 11.500h1M7 11.500h7M11 2.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4M5 9.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4',
  next: 'M6 3l5 5-5 5',
  previous: 'M10 3 5 8l5 5',
  down: 'M3 6l5 5 5-5',
  lock: 'M3.5 7h9v7h-9zM5.5 7V4.500a2.5 2.5 0 0 1 5 0V7',
  withdraw: 'M3 8h8M6 4.5 2.5 8 6 11.500M14 3v10',
  report: 'M3.5 1.500h9v13h-9zM6 5.500h4M6 8h4M6 10.500h2.5',
  table: 'M2 3h12v10H2zM2 6.500h12M2 9.750h12M6.5 3v10',
  chart: 'M2 3.500h5M9 3.500h5M2 8h8M12 8h2M2 12.500h3M7 12.500h7',
} as const

export type IconName = keyof typeof paths

/** Decoration only: what it means stands beside it in words, or in the label of its button. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles['icon']} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
