import { visible } from '#shared'
import styles from './cut-name.module.css'

/** Characters of a name's end that stay when its middle must go: they tell exports of one kind apart. */
const tail = 12
/** A beginning no longer than this stays whole: cut shorter it would not look cut. */
const head = 5

/** A file's name, cut in its middle where there is no room; the whole is its title, and what is spoken. */
export function CutName({ name }: { name: string }) {
  const whole = visible(name)
  const characters = Array.from(whole)
  if (characters.length <= head + tail)
    return (
      <bdi className={styles['tail']} title={whole}>
        {whole}
      </bdi>
    )
  return (
    <bdi className={styles['name']} title={whole}>
      <span className={styles['spoken']}>{whole}</span>
      <span className={styles['head']} aria-hidden="true">
        {characters.slice(0, -tail).join('')}
      </span>
      <span className={styles['tail']} aria-hidden="true">
        {characters.slice(-tail).join('')}
      </span>
    </bdi>
  )
}
