import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { addFiles, addFolder, useObstacle } from '../../lib/addition.ts'
import styles from './empty-case.module.css'
import { importTexts } from './import-texts.ts'
import { texts } from './texts.ts'

/** No evidence yet: the whole screen invites it. */
export function EmptyCase() {
  const say = useTexts(importTexts)
  const sayScreen = useTexts(texts)
  const obstacle = useObstacle()
  const isKnown = useSession(({ summary }) => summary !== null)
  if (!isKnown) return null
  return (
    <section className={styles['zone']}>
      <Icon name="drop" />
      <h1>{say('emptyTitle')}</h1>
      <p className={styles['text']}>{say('emptyText')}</p>
      <div className={styles['actions']}>
        <Button
          kind="primary"
          icon="add"
          keys="a"
          isDisabled={obstacle !== null}
          onPress={addFiles}
        >
          {sayScreen('addFiles')}
        </Button>
        <Button icon="folder" keys="f" isDisabled={obstacle !== null} onPress={addFolder}>
          {sayScreen('addFolder')}
        </Button>
      </div>
      {obstacle === null ? null : <p className={styles['obstacle']}>{sayScreen(obstacle)}</p>}
    </section>
  )
}
