import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { commandsInForce, type Command } from '../lib/commands.ts'
import { go } from '../lib/route.ts'
import { useSession } from '../lib/session.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { useQuery } from '../lib/use-query.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './command-palette.module.css'
import { closeDialog } from './shell-state.ts'
import { texts } from './texts.ts'

type Item = Pick<Command, 'id' | 'keys' | 'run'> & { name: string }

/** Every command in force, then every claim: what the field promises to search. */
function useItems(): readonly Item[] {
  const say = useTexts(texts)
  const language = useLanguage()
  const hasCase = useSession(({ summary }) => summary !== null)
  const { value: claims = [] } = useQuery('claims.list', hasCase ? { language } : null)
  const commands = commandsInForce().filter(({ id }) => id !== 'palette')
  return [
    ...commands.map((command) => ({ ...command, name: command.title[language] })),
    ...claims.map(({ id, title }) => ({
      id: `claim ${id}`,
      name: say('claim', { title }),
      run: () => go('claims', id),
    })),
  ]
}

/** Every command in force, found by any part of its name. */
export function CommandPalette() {
  const say = useTexts(texts)
  const { contains } = useFilter({ sensitivity: 'base' })
  const items = useItems()
  const run = (id: string) => {
    closeDialog()
    items.find((item) => item.id === id)?.run()
  }
  return (
    <Dialog title={say('commands')} onClose={closeDialog}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={say('search')} autoFocus className={styles['field']!}>
          <Input className={styles['input']!} placeholder={say('search')} />
        </SearchField>
        <div className={styles['list']} tabIndex={0} role="group" aria-label={say('commands')}>
          <Menu
            aria-label={say('commands')}
            className={styles['menu']!}
            items={items}
            onAction={(key) => run(String(key))}
            renderEmptyState={() => <p className={styles['empty']}>{say('noCommand')}</p>}
          >
            {({ id, name, keys }) => (
              <MenuItem id={id} textValue={name} className={styles['item']!}>
                <span>{name}</span>
                {keys === undefined ? null : <Kbd keys={keys} />}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}
