import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './dialog.module.css'

/** Focus stays inside, Escape closes, and it returns to where it came from. */
export function Dialog({
  title,
  size = 'medium',
  onClose,
  children,
}: {
  title: string
  size?: 'medium' | 'wide'
  onClose: () => void
  children: ReactNode
}) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles['scrim']!}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog className={styles['dialog']!}>
          <Heading slot="title" level={2} className={styles['title']!}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Buttons of a dialog, the one that goes on last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>
}
