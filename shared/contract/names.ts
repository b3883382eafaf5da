import type { CallName, TopicName } from './contract.ts'

/**
 * The contract's names without its schemas: all that the preload may know, for it is one small file in the
 * page's process. A test holds them equal to the contract.
 */
export const callNames = [
  'app.start',
  'app.recent',
  'app.settings',
  'files.choose',
  'files.dropped',
  'case.open',
  'case.create',
  'case.sample',
  'case.close',
  'case.summary',
  'case.board',
  'case.evaluate',
  'case.report',
  'evidence.import',
  'evidence.resume',
  'evidence.withdraw',
  'evidence.ledger',
  'evidence.problems',
  'evidence.coverage',
  'evidence.script',
  'evidence.hours',
  'evidence.describe',
  'evidence.readAgain',
  'evidence.reading',
  'evidence.find',
  'evidence.states',
  'evidence.compare',
  'evidence.record',
  'evidence.statements',
  'claims.list',
  'claims.get',
  'claims.events',
  'claims.decide',
  'event.raw',
  'jobs.list',
  'jobs.cancel',
] as const satisfies readonly CallName[]

export const topicNames = [
  'case.changed',
  'job.changed',
  'engine.changed',
  'menu.command',
] as const satisfies readonly TopicName[]
