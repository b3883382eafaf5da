import { useState } from 'react'
import type { EngineState } from '#contract'
import { visible } from '#shared'
import { failureText } from '../lib/api.ts'
import { dismiss, useNotices } from '../lib/notices.ts'
import { useSession } from '../lib/session.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { IconButton } from '../ui/button.tsx'
import { Banner } from '../ui/parts.tsx'
import { PendingBanner } from './pending-banner.tsx'
import { texts } from './texts.ts'

/** What stands above every screen: failures, an engine that died, an import that is not whole. */
export function Banners() {
  return (
    <>
      <Notices />
      <EngineBanner />
      <ReadOnlyBanner />
      <PendingBanner />
    </>
  )
}

function Notices() {
  const say = useTexts(texts)
  const language = useLanguage()
  const notices = useNotices(({ notices: all }) => all)
  return notices.map(({ id, failure }) => (
    <Banner
      key={id}
      kind="failure"
      actions={<IconButton label={say('dismiss')} icon="close" onPress={() => dismiss(id)} />}
    >
      {visible(failureText(failure, language))}
    </Banner>
  ))
}

function EngineBanner() {
  const say = useTexts(texts)
  const engine = useSession((session) => session.engine)
  const { state, server, restarts } = engine
  // By the message itself, not by its figures: a process that dies again must be seen again.
  const [seen, setSeen] = useState<EngineState | null>(null)
  if (state === 'stopped')
    return (
      <Banner kind="failure">{say('stopped', { server: say(server ?? 'view'), restarts })}</Banner>
    )
  if (state !== 'restarted' || seen === engine) return null
  return (
    <Banner
      kind="warning"
      actions={<IconButton label={say('dismiss')} icon="close" onPress={() => setSeen(engine)} />}
    >
      {say('restarted', { server: say(server ?? 'view') })}
    </Banner>
  )
}

function ReadOnlyBanner() {
  const say = useTexts(texts)
  const pid = useSession(({ summary }) => summary?.heldBy ?? null)
  return pid === null ? null : <Banner kind="note">{say('readOnly', { pid })}</Banner>
}
