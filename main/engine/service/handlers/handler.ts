import type { CallsOf, Output, Received } from '#contract'
import type { EngineCall, Interrupted } from '../protocol.ts'
import type { ReaderDesk } from '../reader-desk.ts'
import type { WriterDesk } from '../writer-desk.ts'

/** What came with a call besides its input. */
export type Asked = {
  /** Name for the job that a call is answered with; empty for other calls. */
  job: string
  interrupted: Interrupted | null
}

type Handler<Name extends EngineCall, Desk> = (
  input: Received<Name>,
  desk: Desk,
  asked: Asked,
) => Output<Name> | Promise<Output<Name>>

export type WriterHandlers = { [Name in CallsOf<'writer'>]: Handler<Name, WriterDesk> }
export type ViewHandlers = { [Name in CallsOf<'view'>]: Handler<Name, ReaderDesk> }
export type QueryHandlers = { [Name in CallsOf<'query'>]: Handler<Name, ReaderDesk> }
