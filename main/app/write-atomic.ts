import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Puts a small file in place whole or not at all: written beside it, synced, renamed over it. */
export function writeAtomic(path: string, bytes: string | Uint8Array): void {
  const partial = `${path}.partial`
  const file = openSync(partial, 'w', 0o600)
  try {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    for (let at = 0; at < buffer.byteLength;) at += writeSync(file, buffer, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(partial, path)
}
