import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    include: ['tests/**/*.test.ts'],
    // A process per file: native code (SQLite) that dies takes one file with it, not the run.
    pool: 'forks',
    // The runner itself is idle while files run: every core may have one.
    maxWorkers: '100%',
    // A focused test would silence all the others.
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
