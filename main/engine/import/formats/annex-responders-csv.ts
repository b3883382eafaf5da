import { annexCsv } from '../kit/annex.ts'

export const dialect = annexCsv('responders')
