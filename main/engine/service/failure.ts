import * as v from 'valibot'
import { calls, type Failure } from '#contract'
import { AppError } from '#shared'
import { named } from '../case/db.ts'
import { fileName } from './meter.ts'
import { isEngineCall, type Role } from './protocol.ts'

/**
 * A failure as it crosses a process. What has no name is a defect: it is written to stderr with its stack,
 * and the page is told one line of it.
 */
export function toFailure(thrown: unknown): Failure {
  const error = named(thrown)
  if (error instanceof AppError) return { code: error.code, params: plainParams(error.params) }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 300)
  return { code: 'bug/unexpected', params: { detail }, detail }
}

/** Where files lie is none of the page's business: of a path only its last part goes there. */
const plainParams = (params: AppError['params']): Failure['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'path' && typeof value === 'string') return [name, fileName(value)]
      return [name, typeof value === 'object' && value !== null ? [...value] : value]
    }),
  )

const token = '0'.repeat(32)

/** A path stands where the page sent a token; the schema is asked about the rest. */
function withTokens(input: object, files: readonly string[]): object {
  const replaced = { ...input } as Record<string, unknown>
  for (const name of files) {
    const value = replaced[name]
    if (typeof value === 'string') replaced[name] = token
    else if (Array.isArray(value))
      replaced[name] = value.map((one) => (typeof one === 'string' ? token : one))
  }
  return replaced
}

/**
 * Input of a call as its handler may trust it, whoever sent it.
 * @throws AppError call/unknown for a call this process does not answer, call/invalid
 */
export function readInput(name: string, input: unknown, role: Role): object {
  if (!isEngineCall(name) || calls[name].server !== role)
    throw new AppError('call/unknown', { call: name.slice(0, 100) })
  const { input: schema, files } = calls[name]
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
  // An empty list passes for an object without fields.
  const result = v.safeParse(schema, isObject ? withTokens(input, files) : null)
  if (!result.success) {
    const [issue] = result.issues
    const place = v.getDotPath(issue)
    const detail = `${place === null ? '' : `${place}: `}${issue.message}`
    throw new AppError('call/invalid', { call: name, detail: detail.slice(0, 300) })
  }
  const paths = Object.fromEntries(
    files.map((file) => [file, (input as Record<string, unknown>)[file]]),
  )
  return { ...result.output, ...paths }
}
