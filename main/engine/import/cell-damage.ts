/** Characters that a cell of Excel holds; what is longer is cut when a table is opened in it. */
export const excelCellLength = 32_767

/** What a spreadsheet did to cells of a table that it opened and saved again, and how often. */
export type CellDamage = {
  /** Identifiers turned into numbers such as `1.0032E+15`. */
  rounded: number
  /** Cells that stop at the most Excel can hold. */
  cut: number
  /** `####`, shown and saved where a column was too narrow. */
  hidden: number
}

/** Columns of identifiers by their names, however tools write these: `Request ID`, `UserKey`, `Id`. */
const identifierName = /(?:^|[a-z ._-])(?:id|ids|identifier|key|puid|guid|thumbprint)$/i
const roundedNumber = /^\d(?:[.,]\d+)?E\+\d{2,3}$/
const hiddenCell = /^#{4,}$/
const hash = 0x23
/** Characters that a column of Excel can be wide. */
const widestColumn = 255

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The second character spares nearly every identifier the pattern. */
function isRounded(cell: string): boolean {
  const second = cell.charCodeAt(1)
  const may = second === 0x2e || second === 0x2c || second === 0x45
  return may && roundedNumber.test(cell)
}

/** Counts the damage in the rows of one table. */
export class CellWatch {
  readonly damage: CellDamage = { rounded: 0, cut: 0, hidden: 0 }
  readonly #identifiers: readonly number[]

  constructor(header: readonly string[]) {
    this.#identifiers = header.flatMap((name, index) =>
      identifierName.test(name.replace(/\[[^\]]*\]/, '').trim()) ? [index] : [],
    )
  }

  row(cells: readonly string[]): void {
    const { damage } = this
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!
      const { length } = cell
      if (length === excelCellLength) damage.cut += isJson(cell) ? 0 : 1
      else if (length <= widestColumn && cell.charCodeAt(0) === hash && hiddenCell.test(cell))
        damage.hidden += 1
    }
    for (const index of this.#identifiers) if (isRounded(cells[index] ?? '')) damage.rounded += 1
  }
}
