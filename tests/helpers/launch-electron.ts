import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { LaunchOptions, RunningApp } from './launch-app.ts'
import { dropFiles } from './launch-chromium.ts'

/** The app on Electron itself. */
export async function launchOnElectron(
  options: LaunchOptions & { appFolder: string },
): Promise<RunningApp> {
  const own = options.userData === undefined ? mkdtempSync(join(tmpdir(), 'evv-app-')) : null
  const userData = options.userData ?? own
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const application = await _electron.launch({
    args: [options.appFolder, ...sandbox, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: { ...(process.env as Record<string, string>), ...options.env },
  })
  application.on('close', () => {
    if (own !== null) rmSync(own, { recursive: true, force: true })
  })
  const complaints: string[] = []
  const requests: string[] = []
  application.on('window', (page) => listen(page, complaints, requests))
  const page = await application.firstWindow()
  await page.waitForLoadState('load')
  return running(application, page, complaints, requests)
}

function listen(page: Page, complaints: string[], requests: string[]): void {
  page.on('request', (request) => void requests.push(request.url()))
  page.on('pageerror', (error) => void complaints.push(`exception: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(`console: ${line.text()}`)
  })
}

function running(
  application: ElectronApplication,
  page: Page,
  complaints: readonly string[],
  requests: readonly string[],
): RunningApp {
  return {
    host: 'electron',
    page,
    pid: application.process().pid ?? 0,
    nextDialog: (paths) => answerNextDialog(application, paths),
    dropFiles: (selector, paths) => dropFiles(page, selector, paths),
    async enginePids() {
      const processes = await application.evaluate(({ app }) =>
        app.getAppMetrics().map(({ name, pid }) => ({ name, pid })),
      )
      return Object.fromEntries(
        processes.flatMap(({ name, pid }) => {
          const [role] = /(writer|view|query)$/.exec(name ?? '') ?? []
          return role === undefined ? [] : [[role, pid]]
        }),
      )
    },
    violations: async () => complaints,
    requests: async () => requests,
    close: () => application.close(),
  }
}

/** In the app the real dialogs answer once from here and are themselves again. */
function answerNextDialog(
  application: ElectronApplication,
  paths: readonly string[] | null,
): Promise<void> {
  return application.evaluate(({ dialog }, given) => {
    const { showOpenDialog, showSaveDialog } = dialog
    const restore = () => Object.assign(dialog, { showOpenDialog, showSaveDialog })
    dialog.showOpenDialog = async () => {
      restore()
      return { canceled: given === null, filePaths: [...(given ?? [])] }
    }
    dialog.showSaveDialog = async () => {
      restore()
      return { canceled: given === null, filePath: given?.[0] ?? '' }
    }
  }, paths)
}
