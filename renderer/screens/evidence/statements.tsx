import { useState } from 'react'
import type { LedgerFile, Statement } from '#contract'
import { visible } from '#shared'
import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './file-dialog.module.css'
import { Pager } from './pager.tsx'
import { SealedRecord } from './sealed-record.tsx'
import { statementTexts } from './statements-texts.ts'

const pageRows = 50

const keyOf = ({ place, from, to, scope, outcome }: Statement): string =>
  `${place.sha256} ${place.member} ${place.offset} ${outcome} ${scope} ${from} ${to}`

/** What collectors say of a file: windows they read, found empty, or could not read. */
export function Statements({ file, whose }: { file: LedgerFile; whose: 'own' | 'beside' }) {
  const say = useTexts(statementTexts)
  const language = useLanguage()
  const [first, setFirst] = useState(0)
  const [chosen, setChosen] = useState<Statement | null>(null)
  const { sha256, member } = file
  const asked = { sha256, member, whose, first, count: pageRows, language }
  const { value, failure } = useQuery('evidence.statements', asked)
  if (failure !== null) return <Failure failure={failure} />
  if (value === undefined || value.total === 0) return null
  return (
    <section className={styles['part']}>
      <h3>{say(whose)}</h3>
      <p className={styles['note']}>{say(`${whose}Text`)}</p>
      <div className={styles['problems']}>
        <StatementTable
          label={say(whose)}
          statements={value.statements}
          chosen={chosen === null ? null : keyOf(chosen)}
          onChoose={setChosen}
        />
      </div>
      <Pager first={first} rows={pageRows} total={value.total} onFirst={setFirst} />
      {chosen === null ? null : (
        <SealedRecord key={keyOf(chosen)} title={say('record')} place={chosen.place} />
      )}
    </section>
  )
}

function StatementTable({
  label,
  statements,
  chosen,
  onChoose,
}: {
  label: string
  statements: readonly Statement[]
  chosen: string | null
  onChoose: (statement: Statement) => void
}) {
  const say = useTexts(statementTexts)
  const about = ({ about: named, scope }: Statement) =>
    visible([named, scope].filter((part) => part !== null && part !== '').join(' · '))
  const moment = (at: string | null) =>
    at === null ? say('noWindow') : formatMoment(at, 'utc').replace(/ UTC$/, '')
  const span = ({ from, to }: Statement) => {
    if (from === null && to === null) return say('noWindow')
    if (from === to) return moment(from)
    const isOneDay = from?.slice(0, 10) === to?.slice(0, 10)
    const end = isOneDay ? moment(to).slice(11) : moment(to)
    return say('range', { from: moment(from), to: end })
  }
  return (
    <Table
      label={label}
      columns={[
        {
          id: 'outcome',
          title: say('outcome'),
          width: '8.5em',
          cell: ({ outcome }) => say(`is.${outcome}`),
        },
        { id: 'about', title: say('about'), width: '24%', cell: about },
        { id: 'window', title: say('window'), isCode: true, width: '30%', cell: span },
        { id: 'words', title: say('words'), isCode: true, cell: ({ words }) => visible(words) },
      ]}
      rows={statements}
      keyOf={keyOf}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
