import { readdirSync } from 'node:fs'
import type { Claim } from './kit.ts'

const folder = new URL('./catalogue/', import.meta.url)

function* files(directory: URL): Generator<URL> {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  ))
    if (entry.isDirectory()) yield* files(new URL(`${entry.name}/`, directory))
    else if (/\.[jt]s$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      yield new URL(entry.name, directory)
}

const byGroup = (a: Claim, b: Claim) =>
  a.group === b.group ? (a.id < b.id ? -1 : 1) : a.group < b.group ? -1 : 1

/** Every claim there is: a file in `catalogue/<group>/` is found, never listed. In the order of the doctrine's groups. */
export const claims: readonly Claim[] = (
  await Promise.all(
    [...files(folder)].map(async (url) => {
      const { claim } = (await import(url.href)) as { claim: Claim }
      return claim
    }),
  )
).sort(byGroup)

/** Claims of the doctrine (claims.md §7 with amendment 12): until all are built, none can carry an overall verdict of support. */
export const claimsInDoctrine = 52
