import { resolve } from 'node:path'

export type Parameters = {
  /** Folder for the self-test's case, statement and result. */
  selfTest: string | null
  /** Case to open at the start. */
  caseFolder: string | null
}

/** What the app takes on its command line: `--self-test DIR`, `--case DIR`. Others are Chromium's. */
export function readParameters(given: readonly string[]): Parameters {
  return { selfTest: folderAfter(given, '--self-test'), caseFolder: folderAfter(given, '--case') }
}

/** Both `--name DIR` and `--name=DIR`. */
function folderAfter(given: readonly string[], name: string): string | null {
  const joined = given.find((parameter) => parameter.startsWith(`${name}=`))
  if (joined !== undefined) return resolve(joined.slice(name.length + 1))
  const at = given.indexOf(name)
  const folder = at < 0 ? undefined : given[at + 1]
  return folder === undefined ? null : resolve(folder)
}
