import { mkdtempSync, rmSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError, parseTime } from '#shared'
import { createCase } from '../../case/case.ts'
import { evaluateCase, type Evaluated } from '../../claims/evaluate.ts'
import { claims } from '../../claims/registry.ts'
import { isCaughtUp, pendingFiles } from '../../import/replay.ts'
import { writeReport } from '../../report/write.ts'
import type { Running } from '../jobs.ts'
import { watchOf } from '../meter.ts'
import type { ReaderDesk, Reading } from '../reader-desk.ts'
import { fillSample, openSample, sizeOfSample } from '../sample-case.ts'
import { packEvaluation } from '../stored.ts'
import { boardView } from '../views/board.ts'
import { summaryOf } from '../views/summary.ts'
import type { WriterDesk } from '../writer-desk.ts'
import type { QueryHandlers, ViewHandlers, WriterHandlers } from './handler.ts'

/** @throws AppError call/invalid */
function timeOf(field: string, text: string): number {
  const at = parseTime(text)
  if (at === null)
    throw new AppError('call/invalid', { call: 'case.create', detail: `${field}: ${text}` })
  return at
}

async function makeSample(desk: WriterDesk, { meter, signal }: Running): Promise<null> {
  const { makeSample: make, samplesFolder } = desk.tools
  mkdirSync(samplesFolder, { recursive: true })
  const folder = mkdtempSync(join(samplesFolder, 'sample-'))
  try {
    const manifest = await make(folder)
    signal.throwIfAborted()
    const kase = await openSample(folder, manifest)
    try {
      const watch = watchOf(meter, sizeOfSample(folder, manifest))
      await fillSample(kase, folder, manifest, { watch, signal })
    } catch (error) {
      kase.close()
      throw error
    }
    desk.take({ kase, heldBy: null })
    return null
  } catch (error) {
    // Nothing in it is anybody's work: half a sample is of no use.
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

export const caseWriting = {
  'case.open': ({ file }, desk) => {
    desk.open(file)
    return summaryOf(desk.opened)
  },
  'case.create': ({ file, ...scope }, desk) => {
    desk.jobs.assertFree()
    const times = {
      incidentStart: timeOf('incidentStart', scope.incidentStart),
      containedAt: timeOf('containedAt', scope.containedAt),
      observedUntil: timeOf('observedUntil', scope.observedUntil),
      frozenAt: scope.frozenAt === null ? null : timeOf('frozenAt', scope.frozenAt),
    }
    assertOrder(times)
    createCase(file, { ...scope, ...times })
    desk.open(file)
    return summaryOf(desk.opened)
  },
  'case.sample': (_, desk, { job }) => desk.jobs.start(job, (running) => makeSample(desk, running)),
  'case.close': (_, desk) => {
    desk.jobs.assertFree()
    desk.close()
    return null
  },
} satisfies Partial<WriterHandlers>

/** @throws AppError call/invalid: a scope whose times contradict each other can hold no verdict */
function assertOrder(times: {
  incidentStart: number
  containedAt: number
  observedUntil: number
  frozenAt: number | null
}): void {
  const { incidentStart, containedAt, observedUntil, frozenAt } = times
  const isInOrder =
    incidentStart <= containedAt &&
    containedAt <= observedUntil &&
    (frozenAt === null || observedUntil <= frozenAt)
  if (!isInOrder)
    throw new AppError('call/invalid', {
      call: 'case.create',
      detail: 'incidentStart ≤ containedAt ≤ observedUntil ≤ frozenAt',
    })
}

export const caseViewing = {
  'case.summary': (_, desk) => (desk.isOpen ? summaryOf(desk.reading()) : null),
  'case.board': ({ language }, desk) => {
    const reading = desk.reading()
    return reading.judged === null ? null : boardView(reading, reading.judged, language)
  },
} satisfies Partial<ViewHandlers>

/** Judges one state of the case, whatever the writer does meanwhile. */
function evaluate(reading: Reading, { meter }: Running): { evaluated: Evaluated; seq: number } {
  const { kase } = reading
  kase.db.exec('BEGIN')
  try {
    if (!isCaughtUp(kase)) throw new AppError('case/pending', { files: pendingFiles(kase).length })
    let done = 0
    meter.set({ phase: 'judge', files: claims.length, canCancel: true })
    meter.flush()
    const evaluated = evaluateCase(kase, (claim) => {
      done += 1
      meter.set({ filesDone: done, at: claim })
    })
    return { evaluated, seq: kase.journal.lines.length }
  } finally {
    kase.db.exec('COMMIT')
  }
}

function evaluateForAll(desk: ReaderDesk, running: Running): null {
  const { evaluated, seq } = evaluate(desk.reading(), running)
  const evaluation = packEvaluation(evaluated, seq, Date.now())
  desk.tell({ kind: 'evaluated', job: running.id, evaluation })
  return null
}

function report(desk: ReaderDesk, running: Running, file: string, language: 'en' | 'zh-CN'): null {
  const reading = desk.reading()
  const { kase, judged, isOutdated } = reading
  const evaluated = judged === null || isOutdated ? evaluate(reading, running).evaluated : judged
  running.meter.set({ phase: 'write', files: 1, filesDone: 0, at: basename(file) })
  running.meter.flush()
  const sha256 = writeReport(kase, evaluated, file, language)
  desk.tell({ kind: 'reported', sha256, name: basename(file) })
  return null
}

export const caseQuerying = {
  'case.evaluate': (_, desk, { job }) => {
    desk.reading()
    return desk.jobs.enqueue(job, (running) => evaluateForAll(desk, running))
  },
  'case.report': ({ file, language }, desk, { job }) => {
    desk.reading()
    return desk.jobs.enqueue(job, (running) => report(desk, running, file, language))
  },
} satisfies Partial<QueryHandlers>
