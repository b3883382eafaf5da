import { lineDialect, shareOf } from '../kit/collection.ts'

/** `Name : value`, the colons of a list one below the other, and lines that run on behind them. */
const member = /^[A-Z][\w.-]{1,60} +: ?/
const runOn = /^ {4,}\S/

/**
 * Format-List of PowerShell, as Hawk and people write it into text files. It is laid out for a screen:
 * values are cut, wrapped and without their types, so that nothing of it is read.
 */
export const dialect = lineDialect({
  id: 'powershell-list-lines',
  label: {
    en: 'PowerShell list for the screen (not read)',
    'zh-CN': '面向屏幕的 PowerShell 列表（不读取）',
  },
  recognise(lines) {
    const isAligned =
      new Set(lines.flatMap((line) => member.exec(line)?.[0].trimEnd().length ?? [])).size === 1
    if (!isAligned || shareOf(lines, member) < 0.3) return 0
    return shareOf(lines, member) + shareOf(lines, runOn) === 1 ? 0.3 : 0
  },
  open: () => () => ({ ignore: 'screen-text' }),
})
