import { useState, type CSSProperties } from 'react'
import type { LedgerFile, Output } from '#contract'
import { formatBytes, formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/parts.tsx'
import { Table } from '../../ui/table.tsx'
import { openFind } from './dialogs.ts'
import { findTexts } from './find-texts.ts'
import { columnsOf, leastWidth } from './ledger-columns.tsx'
import { counters, keyOfFile } from './ledger-facts.ts'
import styles from './ledger.module.css'
import { ledgerTexts } from './ledger-texts.ts'
import { goToFile, usePlace } from './place.ts'

type LedgerFacts = Output<'evidence.ledger'>

/** Rows drawn before more are asked for: an archive may hold thousands of files. */
const pageRows = 300

/** Every evidence file and where its records went; nothing is dropped in silence. */
export function Ledger({ ledger: { files, totals } }: { ledger: LedgerFacts }) {
  const say = useTexts(ledgerTexts)
  const sayFind = useTexts(findTexts)
  const place = usePlace()
  const [rows, setRows] = useState(pageRows)
  const chosen = place.kind === 'file' ? keyOfFile(place) : null
  const hasNotes = files.some(({ asks, warnings }) => asks.length + warnings.length > 0)
  const columns = columnsOf(totals, hasNotes, say)
  const least = { '--least': `${leastWidth(columns)}em` } as CSSProperties
  return (
    <Card flush title={say('title')} aside={<Equation files={files} totals={totals} />}>
      <div className={styles['table']} style={least}>
        <Table
          label={say('label')}
          columns={columns}
          rows={files.slice(0, rows)}
          keyOf={keyOfFile}
          chosen={chosen}
          onChoose={goToFile}
          foot={
            <tr>
              <td colSpan={3}>{say('total', { count: formatCount(files.length) })}</td>
              {columns
                .filter(({ isNumber }) => isNumber)
                .map(({ id }) => (
                  <td key={id} className={styles['sum']}>
                    {formatCount(totals[id as keyof typeof totals])}
                  </td>
                ))}
              {hasNotes ? <td /> : null}
            </tr>
          }
        />
      </div>
      <div className={styles['more']}>
        <Button kind="quiet" icon="search" keys="i" onPress={openFind}>
          {sayFind('title')}
        </Button>
        {files.length <= rows ? null : (
          <Button kind="quiet" onPress={() => setRows(rows + pageRows)}>
            {say('more', { count: formatCount(Math.min(pageRows, files.length - rows)) })}
          </Button>
        )}
      </div>
    </Card>
  )
}

/** `46 MB in 14 files → 42,120 records = 41,911 imported + 196 duplicate + …`, every part named. */
function Equation({
  files,
  totals,
}: {
  files: readonly LedgerFile[]
  totals: LedgerFacts['totals']
}) {
  const say = useTexts(ledgerTexts)
  // Members of one archive share its bytes only in the archive: each counts its own, unpacked.
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const parts = counters.map((id) =>
    say('equationPart', { count: formatCount(totals[id]), what: say(`part.${id}`) }),
  )
  return (
    <>
      {say('bytesIn', { bytes: formatBytes(bytes), count: formatCount(files.length) })} →{' '}
      {say('equationText', {
        records: say('equationRecords', { count: formatCount(totals.records) }),
        parts: parts.join(' + '),
      })}
    </>
  )
}
