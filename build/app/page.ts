import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { root } from '../tools.ts'
import { inlineCode, manifestOf } from './manifest.ts'
import { packageAt, type ShippedPackage } from './packages.ts'

/**
 * Bundles the page and writes the manifest of all its files, which is all that the app will answer.
 * Returns the packages that went into it.
 * @throws Error when the page holds code or style that its content security policy refuses
 */
export async function bundlePage(out: string): Promise<readonly ShippedPackage[]> {
  const folder = join(out, 'renderer')
  const sources = new Set<string>()
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), collectSources(sources)],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome152',
      sourcemap: false,
      // Both would put code or data into the page, where the policy forbids them.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  })
  const inline = inlineCode(readFileSync(join(folder, 'index.html'), 'utf8'))
  if (inline.length > 0) throw new Error(`index.html holds inline code: ${inline.join(' ')}`)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(folder), null, 2))
  return packagesOf(sources)
}

/** Modules and style sheets, and the files of assets such as fonts. */
function collectSources(sources: Set<string>): Plugin {
  return {
    name: 'collect-sources',
    generateBundle(_options, bundle) {
      for (const id of this.getModuleIds()) sources.add(id)
      for (const file of Object.values(bundle))
        if (file.type === 'asset')
          for (const name of file.originalFileNames) sources.add(join(root, 'renderer', name))
    },
  }
}

function packagesOf(sources: ReadonlySet<string>): readonly ShippedPackage[] {
  const folders = new Set<string>()
  for (const source of sources) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source.replaceAll('\\', '/'))?.[0]
    if (folder !== undefined) folders.add(folder)
  }
  return [...folders].sort().map(packageAt)
}
