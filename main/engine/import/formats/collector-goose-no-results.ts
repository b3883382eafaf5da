import { lineDialect, logLine, shareOf, statementOf, zonelessWindow } from '../kit/collection.ts'
import { graphSource } from '../kit/graph-source.ts'

const form = /^(No output file|Error): (\S.*?) - (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)\s*$/

/**
 * `reports/_no_results.json` of the Untitled Goose Tool, which is no JSON: what was asked for and empty,
 * and what the service refused. It writes no file for either, and its clock has no zone.
 */
export const dialect = lineDialect({
  id: 'collector-goose-no-results',
  label: {
    en: 'Empty and failed requests of the Untitled Goose Tool',
    'zh-CN': 'Untitled Goose Tool 空结果与失败请求',
  },
  recognise: (lines) => (form.test(lines[0] ?? '') ? 0.9 * shareOf(lines, form) : 0),
  open: () => (line) => {
    const [, word, name, at] = form.exec(line) ?? []
    if (name === undefined) return logLine
    const listed = graphSource(name)
    const rest = { sources: listed === null ? [] : [listed.source], ...zonelessWindow(at, at) }
    if (word === 'Error') return statementOf(line, 'failed', rest)
    return statementOf(line, listed?.all ? 'none' : 'asked', { ...rest, records: 0 })
  },
})
