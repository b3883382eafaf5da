import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../tools.ts'

/** A sandboxed preload is one CommonJS file: Electron gives it no other module than its own. */
export async function bundlePreload(out: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'main', 'preload'),
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(out, 'main', 'preload'),
      target: 'chrome152',
      minify: false,
      emptyOutDir: false,
      lib: { entry: 'preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  })
}
