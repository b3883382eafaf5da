/** Every cell quoted and CRLF, as Export-Csv and the Purview portal write. */
export function quotedRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** Quotes only where a cell needs them, as the Log Analytics portal writes. */
export function plainRow(cells: readonly string[]): string {
  return `${cells.map(plainCell).join(',')}\r\n`
}

function plainCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
