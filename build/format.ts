// `npm run format`: rewrites the files that `npm run check` would find unformatted.
import { formatter, run } from './tools.ts'

const outcome = await run(formatter)
if (outcome.status !== 0) process.exitCode = 1
