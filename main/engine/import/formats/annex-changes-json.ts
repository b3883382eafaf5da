import { annexJson } from '../kit/annex.ts'

export const dialect = annexJson('changes')
