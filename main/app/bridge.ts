import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import * as v from 'valibot'
import {
  callChannel,
  calls,
  type Answer,
  type Call,
  type CallName,
  type Output,
  type Received,
} from '#contract'
import { AppError, visible } from '#shared'
import { toFailure } from './failure.ts'
import type { FileTokens } from './file-tokens.ts'
import type { Log } from './log.ts'
import { isTrustedSender } from './security/sender.ts'

/** Answers a call that was checked: input parsed, paths in place of tokens, `dropped` as paths. */
export type Dispatch = <Name extends CallName>(
  name: Name,
  input: Received<Name>,
  dropped: readonly string[],
) => Promise<Answer<Output<Name>>>

export type BridgeParts = {
  /** Our window's page; null before it is made and after it is closed. */
  page: () => WebContents | null
  tokens: Pick<FileTokens, 'pathOf'>
  dispatch: Dispatch
  log: Pick<Log, 'error' | 'warn'>
  /** Outputs are parsed too, so that tests notice drift from the contract. */
  checkOutputs: boolean
}

const droppedPaths = v.pipe(v.array(v.string()), v.maxLength(1_000))

/** The one door from the page: whatever comes through it is answered, and never with a rejection. */
export function registerBridge(ipcMain: Pick<IpcMain, 'handle'>, parts: BridgeParts): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown, dropped: unknown) =>
    answer(parts, event, name, input, dropped),
  )
}

async function answer(
  parts: BridgeParts,
  event: IpcMainInvokeEvent,
  name: unknown,
  input: unknown,
  dropped: unknown,
): Promise<Answer<unknown>> {
  try {
    const page = parts.page()
    if (page === null || !isTrustedSender(event, page)) throw new AppError('call/sender')
    if (!isCallName(name)) throw new AppError('call/unknown', { call: short(name) })
    return await run(parts, name, input, dropped)
  } catch (error) {
    const failure = toFailure(error)
    const stack = error instanceof Error ? error.stack : undefined
    if (failure.code === 'bug/unexpected') parts.log.error({ call: short(name), stack }, 'defect')
    else parts.log.warn({ call: short(name), code: failure.code }, 'refused')
    return { ok: false, error: failure }
  }
}

async function run(
  parts: BridgeParts,
  name: CallName,
  input: unknown,
  dropped: unknown,
): Promise<Answer<unknown>> {
  const call: Call = calls[name]
  const parsed = parse(name, call.input, input)
  const paths = parse(name, droppedPaths, dropped ?? [])
  if (paths.length > 0 && !call.dropped)
    throw new AppError('call/invalid', { call: name, detail: 'it takes no dropped files' })
  const received = withPaths(parsed, call.files, parts.tokens)
  const answered = await parts.dispatch(name, received as never, paths)
  if (parts.checkOutputs && answered.ok) checkOutput(name, call, answered.value)
  return answered
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}

/** @throws AppError call/invalid, which says where and what was expected, never what was sent */
function parse<Schema extends v.GenericSchema>(
  name: CallName,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value)
  if (read.success) return read.output
  throw new AppError('call/invalid', { call: name, detail: describe(read.issues[0]) })
}

function checkOutput(name: CallName, call: Call, output: unknown): void {
  const read = v.safeParse(call.output, output)
  if (!read.success) throw new Error(`output of ${name}: ${describe(read.issues[0])}`)
}

function describe(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'input'
  return `${short(place)} must be ${issue.expected ?? issue.type.replaceAll('_', ' ')}`
}

/** Replaces the inputs that are file tokens: one, several, or null where the file may be left out. */
function withPaths(
  input: unknown,
  fields: readonly string[],
  tokens: Pick<FileTokens, 'pathOf'>,
): unknown {
  if (fields.length === 0) return input
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill)
    return typeof value === 'string' ? tokens.pathOf(value) : value
  }
  const given = input as Readonly<Record<string, unknown>>
  return { ...given, ...Object.fromEntries(fields.map((field) => [field, fill(given[field])])) }
}

function short(name: unknown): string {
  return typeof name === 'string' ? visible(name.slice(0, 80)) : typeof name
}
