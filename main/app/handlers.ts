import { extname } from 'node:path'
import type { Answer, ChosenFile, Received, Settings } from '#contract'
import { version } from '#shared'
import type { Handlers } from './dispatch.ts'
import type { Engine } from './engine.ts'
import type { FileTokens } from './file-tokens.ts'
import { isElectron } from './origin.ts'
import type { PrintJobs } from './print-jobs.ts'
import type { RecentCases } from './recent.ts'
import type { SettingsFile } from './settings.ts'

export type HandlerParts = {
  engine: Engine
  tokens: FileTokens
  settings: SettingsFile
  recent: RecentCases
  prints: PrintJobs
  choose: (input: Received<'files.choose'>) => Promise<ChosenFile[]>
  /** The page has just begun to listen: it is told how the engine is. */
  greet: () => void
  /** Window and menu follow the settings. */
  apply: (settings: Settings) => void
}

const platforms = ['linux', 'darwin', 'win32'] as const

/** What the app answers itself, or adds to an answer of the engine. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { engine, tokens, settings, recent, prints } = parts
  const listRecent = () => recent.list().map((folder) => tokens.issue(folder))
  return {
    'app.start': async () => {
      parts.greet()
      return done({
        version,
        host: isElectron ? 'electron' : 'chromium',
        platform: platforms.find((platform) => platform === process.platform) ?? 'linux',
        settings: settings.current,
        recent: listRecent(),
      })
    },
    'app.recent': async () => done(listRecent()),
    'app.settings': async (wanted) => {
      settings.save(wanted)
      parts.apply(wanted)
      return done(wanted)
    },
    'files.choose': async (input) => done(await parts.choose(input)),
    'files.dropped': async (_input, dropped) => done(dropped.map((path) => tokens.issue(path))),
    'case.open': async (input) => {
      const answer = await engine.call('case.open', input)
      if (answer.ok) recent.add(input.file)
      return answer
    },
    'case.create': async (input) => {
      const answer = await engine.call('case.create', input)
      if (answer.ok) recent.add(input.file)
      return answer
    },
    'case.report': (input) =>
      isPdf(input.file) ? prints.start(input) : engine.call('case.report', input),
    'jobs.list': async (input) => {
      const answer = await engine.call('jobs.list', input)
      return answer.ok ? done(answer.value.map((job) => prints.shown(job))) : answer
    },
  }
}

function done<Value>(value: Value): Answer<Value> {
  return { ok: true, value }
}

function isPdf(path: string): boolean {
  return extname(path).toLowerCase() === '.pdf'
}
