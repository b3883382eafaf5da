import type { Localised } from '#shared'

/**
 * How a source is exported with Microsoft's own tools. `{from}` and `{to}` stand for the window (ISO 8601
 * UTC), `{file}` for the file's name. The script needs PowerShell 7 and only reads.
 */
export type ExportGuide = {
  /** Where it is in a portal, for who has no PowerShell. */
  portal: Localised
  /** What bounds it, so that a short export is not taken for a whole one. */
  limit: Localised
  /** Session the script needs first; null where no command exports it. */
  session: 'graph' | 'exchange' | 'azure' | null
  script: readonly string[]
}

/** A text in both languages. */
export const both = (en: string, zh: string): Localised => ({ en, 'zh-CN': zh })

/** Commands whose objects go into one JSON file. */
export const json = (command: string, depth = 10): readonly string[] => [
  `${command} |`,
  `  ConvertTo-Json -Depth ${depth} -AsArray | Set-Content -Encoding utf8 (Join-Path $Folder '{file}.json')`,
]
