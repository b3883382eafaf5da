import { AppError, parseTime, type Language } from '#shared'
import { findFiles } from '../../import/find-files.ts'
import { importPaths } from '../../import/import.ts'
import { stateManifest } from '../../import/manifest.ts'
import { journalReading } from '../../import/read-otherwise.ts'
import { catchUp, journalWithdrawal, needsRebuild } from '../../import/replay.ts'
import { fileReports, totalsOf, type FileReport } from '../../import/report.ts'
import type { Case } from '../../case/case.ts'
import type { Reading } from '../../case/entries.ts'
import { findFile } from '../find-job.ts'
import type { Running } from '../jobs.ts'
import { watchOf } from '../meter.ts'
import type { Interrupted } from '../protocol.ts'
import { coverageView, hoursView } from '../views/coverage.ts'
import { importView, ledgerView, problemsView } from '../views/ledger.ts'
import { scriptView } from '../views/next.ts'
import { readingView } from '../views/reading.ts'
import { recordView } from '../views/record.ts'
import { statementsView } from '../views/statements.ts'
import { compareView, statesView } from '../views/states.ts'
import type { WriterDesk } from '../writer-desk.ts'
import type { QueryHandlers, ViewHandlers, WriterHandlers } from './handler.ts'

/** @throws AppError call/invalid */
function requiredTime(call: string, field: string, text: string): number {
  const at = parseTime(text)
  if (at === null) throw new AppError('call/invalid', { call, detail: `${field}: ${text}` })
  return at
}

/** @throws AppError call/invalid */
function optionalTime(call: string, field: string, text: string | null): number | null {
  return text === null ? null : requiredTime(call, field, text)
}

const asOfTime = (asOf: string | null) => optionalTime('evidence.import', 'asOf', asOf)

/** Whatever becomes of a job that writes, what was known of the case before it is out of date after. */
async function changing<Result>(desk: WriterDesk, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } finally {
    desk.changed()
  }
}

/** Files of an import that the journal does not have: those it had not come to, or had refused. */
function notBegun({ journal }: Case, { files, after }: Interrupted): string[] {
  const begun = new Set(
    journal.lines.slice(after).flatMap((line) => (line.kind === 'import' ? [line.name] : [])),
  )
  return [...findFiles(files)].map(({ path }) => path).filter((path) => !begun.has(path))
}

function reportsSince({ db, journal }: Case, after: number): FileReport[] {
  return journal.lines
    .slice(after)
    .flatMap((line) => (line.kind === 'import' ? fileReports(db, line.seq) : []))
}

/** Finishes what is sealed, then goes on with what the interrupted import had not come to. */
async function resume(
  desk: WriterDesk,
  { meter, signal }: Running,
  interrupted: Interrupted | null,
  language: Language,
) {
  const on = { watch: watchOf(meter), signal }
  const after = interrupted?.after ?? desk.opened.kase.journal.lines.length
  if (needsRebuild(desk.opened.kase)) await desk.remake(on)
  else await catchUp(desk.opened.kase, on)
  const { kase } = desk.opened
  const finished = reportsSince(kase, after)
  if (interrupted === null)
    return importView(kase, { files: finished, totals: totalsOf(finished) }, language)
  const { collectedBy, asOf } = interrupted
  const rest = await importPaths(kase, notBegun(kase, interrupted), {
    ...on,
    collectedBy,
    asOf: asOfTime(asOf),
  })
  const files = [...finished, ...rest.files]
  return importView(kase, { files, totals: totalsOf(files) }, language)
}

/** What came of an original once it was read as a person states it. */
async function readAgain(
  desk: WriterDesk,
  { meter, signal }: Running,
  { sha256, stated }: { sha256: string; stated: Reading },
  language: Language,
) {
  const seqs = await journalReading(desk.opened.kase, sha256, stated)
  await desk.remake({ watch: watchOf(meter), signal })
  const { kase } = desk.opened
  const files = seqs.flatMap((seq) => fileReports(kase.db, seq))
  return importView(kase, { files, totals: totalsOf(files) }, language)
}

export const evidenceWriting = {
  'evidence.import': ({ files, asOf, collectedBy, language }, desk, { job }) => {
    const kase = desk.current()
    const at = asOfTime(asOf)
    return desk.jobs.start(job, ({ meter, signal }) =>
      changing(desk, async () =>
        importView(
          kase,
          await importPaths(kase, files, { asOf: at, collectedBy, watch: watchOf(meter), signal }),
          language,
        ),
      ),
    )
  },
  'evidence.resume': ({ language }, desk, { job, interrupted }) => {
    desk.free()
    return desk.jobs.start(job, (running) =>
      changing(desk, () => resume(desk, running, interrupted, language)),
    )
  },
  'evidence.withdraw': ({ sha256, by, why }, desk, { job }) => {
    journalWithdrawal(desk.free(), sha256, by, why)
    return desk.jobs.start(job, ({ meter, signal }) =>
      changing(desk, async () => {
        await desk.remake({ watch: watchOf(meter), signal })
        return null
      }),
    )
  },
  'evidence.readAgain': ({ sha256, dateOrder, encoding, language }, desk, { job }) => {
    desk.current()
    const stated = {
      ...(dateOrder === null ? {} : { dateOrder }),
      ...(encoding === null ? {} : { encoding }),
    }
    return desk.jobs.start(job, (running) =>
      changing(desk, () => readAgain(desk, running, { sha256, stated }, language)),
    )
  },
  'evidence.describe': ({ sha256, by, from, to, collectedAt, ...stated }, desk) => {
    const timeOf = (field: string, text: string | null) =>
      optionalTime('evidence.describe', field, text)
    const times = {
      from: timeOf('from', from),
      to: timeOf('to', to),
      collectedAt: timeOf('collectedAt', collectedAt),
    }
    if (times.from !== null && times.to !== null && times.from > times.to)
      throw new AppError('call/invalid', { call: 'evidence.describe', detail: 'from ≤ to' })
    stateManifest(desk.current(), sha256, { ...stated, ...times }, by)
    desk.changed()
    return null
  },
} satisfies Partial<WriterHandlers>

export const evidenceViewing = {
  'evidence.ledger': ({ language }, desk) => ledgerView(desk.reading().kase, language),
  'evidence.problems': (asked, desk) => problemsView(desk.reading().kase, asked),
  'evidence.reading': (place, desk) => readingView(desk.reading().kase, place),
  'evidence.states': ({ language }, desk) => statesView(desk.reading().kase.db, language),
  'evidence.record': (place, desk) => recordView(desk.reading().kase, place),
  'evidence.statements': (asked, desk) => statementsView(desk.reading().kase, asked),
  'evidence.coverage': ({ language }, desk) => coverageView(desk.reading(), language),
  'evidence.script': (_, desk) => {
    const reading = desk.reading()
    return { script: scriptView(reading.coverage().gaps, reading.judged?.evaluation ?? null) }
  },
  'evidence.hours': ({ source, day }, desk) => ({
    hours: hoursView(desk.reading().kase.db, source, day),
  }),
} satisfies Partial<ViewHandlers>

export const evidenceQuerying = {
  'evidence.compare': ({ from, to, ...asked }, desk) =>
    compareView(desk.reading().kase.db, {
      ...asked,
      from: requiredTime('evidence.compare', 'from', from),
      to: requiredTime('evidence.compare', 'to', to),
    }),
  'evidence.find': ({ file }, desk, { job }) => {
    const { kase } = desk.reading()
    return desk.jobs.enqueue(job, (running) => findFile(kase, file, running))
  },
} satisfies Partial<QueryHandlers>
