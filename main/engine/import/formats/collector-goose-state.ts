import { lineDialect } from '../kit/collection.ts'

/** A number of a window, a day, an hour, or `time` and the end of what was read, each alone in its file. */
const form =
  /^(?:\d{1,6}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?|time\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)$/

/**
 * `.ual_state` and its like of the Untitled Goose Tool: where it would go on. Which windows that leaves
 * open only the other files tell.
 */
export const dialect = lineDialect({
  id: 'collector-goose-state',
  label: {
    en: 'Save point of the Untitled Goose Tool',
    'zh-CN': 'Untitled Goose Tool 断点文件',
  },
  recognise: (lines) => (form.test(lines.map((line) => line.trim()).join('\n')) ? 0.3 : 0),
  open: () => () => ({ ignore: 'save-point' }),
})
