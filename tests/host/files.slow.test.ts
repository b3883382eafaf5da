import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolders } from '../helpers/temp-folder.ts'
import { fixtureLauncher } from './fixture.ts'

const launch = fixtureLauncher()
const tempFolder = tempFolders('host-files')

function evidence(): { folder: string; paths: string[] } {
  const folder = tempFolder()
  const paths = ['audit <b>.json', '日志.csv'].map((name) => join(folder, name))
  for (const path of paths) writeFileSync(path, 'x')
  return { folder, paths }
}

describe('paths of files', () => {
  it('are the real ones of what was dropped', async () => {
    const app = await launch()
    const { folder, paths } = evidence()
    await app.dropFiles('#drop', [...paths, folder])
    await app.page.waitForFunction('dropped.length > 0')
    expect(await app.page.evaluate('dropped[0]')).toEqual({
      input: null,
      files: [...paths, folder],
    })
  })

  it('are the real ones of what was chosen', async () => {
    const { page } = await launch()
    const { paths } = evidence()
    const session = await page.context().newCDPSession(page)
    const { root } = await session.send('DOM.getDocument')
    const query = { nodeId: root.nodeId, selector: 'input' }
    const { nodeId } = await session.send('DOM.querySelector', query)
    await session.send('DOM.setFileInputFiles', { nodeId, files: paths })
    const sent = 'bridge.invoke("echo", null, [...document.querySelector("input").files])'
    expect(await page.evaluate(sent)).toEqual({ input: null, files: paths })
  })

  it('are empty for a file that a script made', async () => {
    const { page } = await launch()
    const sent = 'bridge.invoke("echo", null, [new File(["x"], "/etc/passwd")])'
    expect(await page.evaluate(sent)).toEqual({ input: null, files: [''] })
  })

  it('cannot be forged by what the page sends in place of a file', async () => {
    const { page } = await launch()
    const forged = [
      '"/etc/passwd"',
      '({ $: "file", v: "/etc/passwd" })',
      'Object.create(File.prototype)',
      'Object.setPrototypeOf({ path: "/etc/passwd" }, File.prototype)',
    ]
    for (const value of forged) {
      const answer = `bridge.invoke("echo", null, [${value}])`
      const caught = `(async () => ${answer})().catch((error) => error.message)`
      expect(await page.evaluate(caught)).toMatch(/not a File|cloned/)
      const asInput = await page.evaluate(`bridge.invoke("echo", { given: "/etc/passwd" })`)
      expect(asInput).toEqual({ input: { given: '/etc/passwd' }, files: [] })
    }
    const tag = '{ $: "file", v: "/etc/passwd" }'
    expect(await page.evaluate(`bridge.invoke("echo", ${tag})`)).toMatchObject({
      input: { $: 'file', v: '/etc/passwd' },
    })
  })
})

describe('dialogs', () => {
  it('answer from the queue, in order, and are closed without a choice when it is empty', async () => {
    const app = await launch()
    await app.nextDialog(['/a', '/b'])
    await app.nextDialog(null)
    await app.nextDialog(['/c.html'])
    expect(await app.page.evaluate('bridge.invoke("choose", [])')).toEqual(['/a', '/b'])
    expect(await app.page.evaluate('bridge.invoke("choose", [])')).toEqual([])
    expect(await app.page.evaluate('bridge.invoke("save", "/d")')).toBe('/c.html')
    expect(await app.page.evaluate('bridge.invoke("choose", [])')).toEqual([])
  })

  it('are the browser’s own chooser where a person drives', async () => {
    const { page } = await launch({ env: { EVV_HOST_PERSON: '1' } })
    const { paths } = evidence()
    const session = await page.context().newCDPSession(page)
    await session.send('Page.enable')
    await session.send('Page.setInterceptFileChooserDialog', { enabled: true })
    const opened = new Promise<{ mode: string; backendNodeId?: number }>((done) =>
      session.once('Page.fileChooserOpened', done),
    )
    await page.evaluate(
      'void (window.chosen = bridge.invoke("choose", ["openFile", "multiSelections"]))',
    )
    const { mode, backendNodeId = 0 } = await opened
    expect(mode).toBe('selectMultiple')
    await session.send('DOM.setFileInputFiles', { backendNodeId, files: paths })
    expect(await page.evaluate('chosen')).toEqual(paths)
  })

  it('find a folder from the files in it', async () => {
    const { page } = await launch({ env: { EVV_HOST_PERSON: '1' } })
    const folder = join(tempFolder(), 'acme.evcase')
    mkdirSync(join(folder, 'evidence', 'deep'), { recursive: true })
    writeFileSync(join(folder, 'evidence', 'deep', 'a.json'), 'x')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.evaluate('void (window.chosen = bridge.invoke("choose", ["openDirectory"]))'),
    ])
    await chooser.setFiles(folder)
    expect(await page.evaluate('chosen')).toEqual([folder])
  })

  it('ask for the path to save under, again where something is there', async () => {
    const { page } = await launch({ env: { EVV_HOST_PERSON: '1' } })
    const { folder, paths } = evidence()
    const [taken = ''] = paths
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(`${dialog.type()} ${dialog.defaultValue()}`)
      const answers = [taken, null, 'other.html'] as const
      const answer = answers[asked.length - 1] ?? null
      void (answer === null ? dialog.dismiss() : dialog.accept(answer))
    })
    const saved = await page.evaluate(
      `bridge.invoke("save", ${JSON.stringify(join(folder, 'statement.html'))})`,
    )
    expect(saved).toBe(join(folder, 'other.html'))
    expect(asked).toEqual([
      `prompt ${join(folder, 'statement.html')}`,
      'confirm ',
      `prompt ${taken}`,
    ])
  })
})
