import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './table.module.css'

export type Column<Row> = {
  id: string
  title: string
  /** Numbers stand to the right, in figures of one width. */
  isNumber?: boolean
  isCode?: boolean
  /** CSS width; a column without one shares what is left. */
  width?: string
  cell: (row: Row) => ReactNode
}

/**
 * A dense table that scrolls inside itself and never hides what it cuts: a cut cell's whole text is its
 * title. Rows that can be chosen are one stop of the Tab key: arrows move between them, Enter chooses.
 */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
  chosen,
  onChoose,
  foot,
}: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  chosen?: string | null
  onChoose?: (row: Row) => void
  foot?: ReactNode
}) {
  const chosenAt = rows.findIndex((row) => keyOf(row) === chosen)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} {...(width === undefined ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ id, title, isNumber }) => (
              <th key={id} scope="col" className={isNumber === true ? styles['number'] : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <TableRow
              key={keyOf(row)}
              row={row}
              columns={columns}
              isChosen={index === chosenAt}
              isStop={index === Math.max(0, chosenAt)}
              onChoose={onChoose}
            />
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}

function focusBeside(row: HTMLElement, key: string): boolean {
  const beside = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[key]
  if (!(beside instanceof HTMLElement)) return false
  beside.focus()
  return true
}

function TableRow<Row>({
  row,
  columns,
  isChosen,
  isStop,
  onChoose,
}: {
  row: Row
  columns: readonly Column<Row>[]
  isChosen: boolean
  /** Whether the Tab key stops here. */
  isStop: boolean
  onChoose: ((row: Row) => void) | undefined
}) {
  const choose =
    onChoose === undefined
      ? {}
      : {
          tabIndex: isStop ? 0 : -1,
          'aria-current': isChosen,
          onClick: () => onChoose(row),
          onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
            if (event.target !== event.currentTarget) return
            if (focusBeside(event.currentTarget, event.key)) event.preventDefault()
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            onChoose(row)
          },
        }
  return (
    <tr className={classNames(isChosen && styles['chosen'])} {...choose}>
      {columns.map(({ id, isNumber, isCode, cell }) => {
        const content = cell(row)
        return (
          <td
            key={id}
            className={classNames(
              isNumber === true && styles['number'],
              isCode === true && styles['code'],
            )}
            {...(typeof content === 'string' ? { title: content } : {})}
          >
            {content}
          </td>
        )
      })}
    </tr>
  )
}
