// `npm start`: the sample case, headless, in a fresh folder of the checkout.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, runScript } from './tools.ts'

const hasDisplay = Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
if (hasDisplay)
  process.stderr.write(
    'The window is not built yet: running the sample case on the command line.\n',
  )

const folder = join('.cache', 'demo')
rmSync(join(root, folder), { recursive: true, force: true })
const { status } = await runScript(join('main', 'cli', 'evv.ts'), ['demo', folder])
process.exitCode = status
