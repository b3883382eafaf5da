import * as v from 'valibot'

/**
 * Who answers a call. `app`: the main process itself; `writer`: the one process that changes the case;
 * `view`: the reader behind the screens; `query`: the disposable reader for what may take long.
 */
export type Server = 'app' | 'writer' | 'view' | 'query'

type Schema = v.GenericSchema

/**
 * One call of the page. `files` names the inputs that are file tokens: the main process puts the path in
 * their place, for the page must never see or send one. `dropped`: the call takes the files of a drop.
 */
export type Call<
  Input extends Schema = Schema,
  Output extends Schema = Schema,
  By extends Server = Server,
> = {
  server: By
  input: Input
  output: Output
  files: readonly string[]
  dropped: boolean
}

export function call<Input extends Schema, Output extends Schema, By extends Server>(
  server: By,
  input: Input,
  output: Output,
  options: { files?: readonly string[]; dropped?: boolean } = {},
): Call<Input, Output, By> {
  return {
    server,
    input,
    output,
    files: options.files ?? [],
    dropped: options.dropped ?? false,
  }
}

/** What the page may send with a call: no limit of the product is near these, every abuse is beyond them. */
export const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
export const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000))
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 53 - 1))
export const pageSize = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))
/** ISO 8601 as `parseTime` reads it. */
export const time = v.pipe(v.string(), v.maxLength(40))
export const language = v.picklist(['en', 'zh-CN'])
export const nothing = v.strictObject({})
/** A file or folder that a person chose or dropped; good for this run of the app only. */
export const fileToken = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** Id of a claim, a finding, an event, a job: opaque to the page. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** Params of a coded text. */
export const params = v.record(
  v.string(),
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]),
)

/** A named failure as it crosses a process: code and parameters; `detail` only for a defect of ours. */
export const failure = v.object({ code: v.string(), params, detail: v.optional(v.string()) })
export type Failure = v.InferOutput<typeof failure>

/** Every call is answered with one of these; a rejected promise would keep only the message. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: Failure }
