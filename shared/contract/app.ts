import * as v from 'valibot'
import { call, count, fileToken, language, nothing, text } from './call.ts'

export const settings = v.object({
  language,
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  density: v.picklist(['compact', 'comfortable']),
  /** Times on screen; what is copied is always ISO 8601 UTC. */
  clock: v.picklist(['utc', 'local']),
  /** Single-letter shortcuts (WCAG 2.1.4: they can be turned off). */
  letterKeys: v.boolean(),
})
export type Settings = v.InferOutput<typeof settings>

/** A file or folder by its name only: where it lies stays in the main process. */
export const chosenFile = v.object({
  token: fileToken,
  name: v.string(),
  folder: v.boolean(),
  /** Null for a folder. */
  bytes: v.nullable(count),
})
export type ChosenFile = v.InferOutput<typeof chosenFile>

export const choosePurpose = v.picklist([
  'open-case',
  'new-case',
  'evidence-files',
  'evidence-folder',
  'artefact',
  'save-report',
])

export const appCalls = {
  'app.start': call(
    'app',
    nothing,
    v.object({
      version: v.string(),
      /** Which host shows the window; the stand-in must say that it is one. */
      host: v.picklist(['electron', 'chromium']),
      platform: v.picklist(['linux', 'darwin', 'win32']),
      settings,
      recent: v.array(chosenFile),
    }),
  ),
  'app.recent': call('app', nothing, v.array(chosenFile)),
  'app.settings': call('app', settings, settings),
  /** Empty when the person closed the dialog. `suggested` is a file name, never a path. */
  'files.choose': call(
    'app',
    v.strictObject({ purpose: choosePurpose, suggested: v.optional(text(200)) }),
    v.array(chosenFile),
  ),
  'files.dropped': call('app', nothing, v.array(chosenFile), { dropped: true }),
}

/** State of the three engine processes as one: what the page must tell the person. */
export const engineState = v.object({
  state: v.picklist(['starting', 'running', 'restarted', 'stopped']),
  /** Which of them died last, and how often within the last minute. */
  server: v.nullable(v.picklist(['writer', 'view', 'query'])),
  restarts: count,
})
export type EngineState = v.InferOutput<typeof engineState>
