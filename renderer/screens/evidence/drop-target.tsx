import { useEffect, useState } from 'react'
import { useTexts } from '../../lib/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { addDropped, useObstacle } from '../../lib/addition.ts'
import styles from './drop-target.module.css'
import { importTexts } from './import-texts.ts'
import { texts } from './texts.ts'

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false

/** A dialog other than the one that lists what was chosen keeps its own business. */
const isBlocked = (): boolean => {
  const dialog = document.querySelector('[role=dialog]')
  return dialog !== null && dialog.querySelector('[data-addition]') === null
}

/** The whole window takes files while the screen is shown. */
export function DropTarget() {
  const say = useTexts(importTexts)
  const sayScreen = useTexts(texts)
  const obstacle = useObstacle()
  const isOver = useFileDrop()
  if (!isOver) return null
  return (
    <div className={styles['overlay']}>
      <div className={styles['zone']}>
        <Icon name={obstacle === null ? 'drop' : 'warning'} />
        <p className={styles['title']}>
          {obstacle === null ? say('dropTitle') : sayScreen(obstacle)}
        </p>
        {obstacle === null ? <p>{say('dropText')}</p> : null}
      </div>
    </div>
  )
}

/** Whether files are held over the window. Each element entered is left again: the count tells when all are. */
function useFileDrop(): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const set = (entered: number) => {
      depth = Math.max(0, entered)
      setOver(depth > 0 && !isBlocked())
    }
    const on = {
      dragenter: () => set(depth + 1),
      dragleave: () => set(depth - 1),
      dragover: () => undefined,
      drop: (event: DragEvent) => {
        set(0)
        if (!isBlocked()) addDropped([...(event.dataTransfer?.files ?? [])])
      },
    }
    const listener = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Without this the browser would open the file in place of the app.
      event.preventDefault()
      on[event.type as keyof typeof on](event)
    }
    const names = Object.keys(on) as (keyof typeof on)[]
    for (const name of names) window.addEventListener(name, listener)
    return () => {
      for (const name of names) window.removeEventListener(name, listener)
    }
  }, [])
  return isOver
}
