import { AppError } from '#shared'
import type { Case } from '../../case/case.ts'
import { assertFinding, journalDecision } from '../../claims/decide.ts'
import { rulesetDigest } from '../../claims/evaluate.ts'
import type { Judged } from '../stored.ts'
import { readEvaluation, unpackEvaluation } from '../stored.ts'
import type { Reading } from '../reader-desk.ts'
import { claimsView, claimView, eventsView } from '../views/claims.ts'
import { rawView } from '../views/raw.ts'
import type { ViewHandlers, WriterHandlers } from './handler.ts'

/**
 * Whether a finding exists, by the stored evaluation where that can tell: a decision makes and unmakes no
 * finding, so one made since the evaluation does not take it out of date here.
 * @throws AppError decision/unknown-finding
 */
function assertKnownFinding(kase: Case, finding: string): void {
  const stored = readEvaluation(kase.db)
  const isOfNow =
    stored !== null &&
    stored.ruleset === rulesetDigest() &&
    kase.journal.lines.slice(stored.journalSeq).every(({ kind }) => kind === 'disposition')
  if (!isOfNow) {
    assertFinding(kase, finding)
    return
  }
  const { claims } = unpackEvaluation(stored).evaluation
  if (!claims.some(({ findings }) => findings.some(({ id }) => id === finding)))
    throw new AppError('decision/unknown-finding', { finding })
}

export const claimsWriting = {
  'claims.decide': (decision, desk) => {
    const kase = desk.current()
    assertKnownFinding(kase, decision.finding)
    journalDecision(kase, decision)
    desk.changed()
    return null
  },
} satisfies Partial<WriterHandlers>

/** @throws AppError claims/unknown when nothing has been judged yet */
function judgedOf({ judged }: Reading, claim: string): Judged {
  if (judged === null) throw new AppError('claims/unknown', { claim })
  return judged
}

export const claimsViewing = {
  'claims.list': ({ language }, desk) => {
    const { judged } = desk.reading()
    return judged === null ? [] : claimsView(judged, language)
  },
  'claims.get': (asked, desk) => {
    const reading = desk.reading()
    return claimView(reading.kase, judgedOf(reading, asked.claim), asked)
  },
  'claims.events': (asked, desk) => {
    const reading = desk.reading()
    if (reading.judged === null)
      throw new AppError('decision/unknown-finding', { finding: asked.finding })
    return eventsView(reading.kase, reading.judged, asked)
  },
  'event.raw': (asked, desk) => {
    const reading = desk.reading()
    return rawView(reading, reading.judged, asked)
  },
} satisfies Partial<ViewHandlers>
