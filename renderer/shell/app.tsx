import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useCommands, runCommand, type Command } from '../lib/commands.ts'
import { startJobs } from '../lib/jobs.ts'
import { listenForKeys } from '../lib/keymap.ts'
import { showFailure } from '../lib/notices.ts'
import { useRoute } from '../lib/route.ts'
import { useSession } from '../lib/session.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { screens } from '../screens/registry.ts'
import { Empty } from '../ui/parts.tsx'
import styles from './app.module.css'
import { Banners } from './banners.tsx'
import { CommandPalette } from './command-palette.tsx'
import { appCommands, caseCommands } from './commands.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { JobBar } from './job-bar.tsx'
import { Navigation } from './navigation.tsx'
import { NewCase } from './new-case.tsx'
import { Settings } from './settings.tsx'
import { useShell } from './shell-state.ts'
import { Shortcuts } from './shortcuts.tsx'
import { texts } from './texts.ts'
import { TopBar } from './top-bar.tsx'
import { Welcome } from './welcome.tsx'

const none: readonly Command[] = []

export function App() {
  const language = useLanguage()
  const hasCase = useSession(({ summary }) => summary !== null)
  useCommands(appCommands)
  useCommands(hasCase ? caseCommands : none)
  useEffect(() => {
    startJobs().catch(showFailure)
    const stopMenu = window.bridge.on('menu.command', ({ command }) => runCommand(command))
    const stopKeys = listenForKeys()
    return () => {
      stopMenu()
      stopKeys()
    }
  }, [])
  return (
    <I18nProvider locale={language}>
      <div className={hasCase ? styles['frame'] : styles['bare']}>
        <SkipLink />
        <TopBar />
        {hasCase ? <Navigation /> : null}
        <main id="content" className={styles['main']} tabIndex={-1}>
          <Banners />
          {hasCase ? <CurrentScreen /> : <Welcome />}
        </main>
        <JobBar />
      </div>
      <OpenDialog />
    </I18nProvider>
  )
}

function SkipLink() {
  const say = useTexts(texts)
  const skip = (event: React.MouseEvent) => {
    event.preventDefault()
    document.getElementById('content')?.focus()
  }
  return (
    <a className={styles['skip']} href="#content" onClick={skip}>
      {say('skip')}
    </a>
  )
}

function CurrentScreen() {
  const say = useTexts(texts)
  const at = useRoute(({ screen }) => screen)
  const screen = screens.find(({ id }) => id === at)
  if (screen === undefined) return <Empty isScreen title={say('notFound')} />
  return (
    <ErrorBoundary key={screen.id}>
      <screen.Component />
    </ErrorBoundary>
  )
}

function OpenDialog() {
  const dialog = useShell((shell) => shell.dialog)
  switch (dialog) {
    case null:
      return null
    case 'palette':
      return <CommandPalette />
    case 'settings':
      return <Settings />
    case 'shortcuts':
      return <Shortcuts />
    case 'new-case':
      return <NewCase />
  }
}
