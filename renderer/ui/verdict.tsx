import { verdictTexts, type Verdict as VerdictName } from '#shared'
import { useLanguage } from '../lib/texts.ts'
import { classNames } from './class-names.ts'
import styles from './verdict.module.css'

/** Shape beside the word and the colour: a verdict is never colour alone. */
function Shape({ verdict }: { verdict: VerdictName }) {
  switch (verdict) {
    case 'refuted':
      return (
        <>
          <path className={styles['fill']} d="M8 .5 15.5 8 8 15.5.5 8z" />
          <path className={styles['cut']} d="M8 4.300v4.200M8 10.400v1.3" />
        </>
      )
    case 'supported':
      return (
        <>
          <path
            className={styles['fill']}
            d="M8 .8 14 3v5c0 3.6-2.6 6-6 7.200C4.6 14 2 11.6 2 8V3z"
          />
          <path className={styles['cut']} d="m5 8 2.2 2.200L11.2 6" />
        </>
      )
    case 'undetermined':
      return (
        <>
          <circle className={styles['line']} cx="8" cy="8" r="6.6" />
          <path className={styles['hatch']} d="M2.6 9.8 9.8 2.600M4.4 13 13 4.400M8.6 14 14 8.6" />
        </>
      )
    case 'not-applicable':
      return (
        <>
          <circle className={classNames(styles['line'], styles['dashed'])} cx="8" cy="8" r="6.6" />
          <path className={styles['line']} d="M5 8h6" />
        </>
      )
  }
}

const colours: Record<VerdictName, string> = {
  supported: styles['supported']!,
  refuted: styles['refuted']!,
  undetermined: styles['undetermined']!,
  'not-applicable': styles['na']!,
}

/** The shape alone; its word is its name for those who hear the page. */
export function VerdictShape({
  verdict,
  label,
}: {
  verdict: VerdictName
  /** Stands instead of the verdict's word; empty where the word stands beside it. */
  label?: string
}) {
  const language = useLanguage()
  const name = label ?? verdictTexts[verdict][language]
  return (
    <svg
      className={classNames(styles['shape'], colours[verdict])}
      viewBox="0 0 16 16"
      {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      <Shape verdict={verdict} />
    </svg>
  )
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Shape and word. */
export function Verdict({ verdict }: { verdict: VerdictName }) {
  const language = useLanguage()
  return (
    <span className={classNames(styles['verdict'], colours[verdict])}>
      <VerdictShape verdict={verdict} label="" />
      {capitalised(verdictTexts[verdict][language])}
    </span>
  )
}
