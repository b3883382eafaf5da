import { useState } from 'react'
import type { LedgerFile } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './file-dialog.module.css'
import { fileTexts } from './file-texts.ts'
import { Pager } from './pager.tsx'

const pageRows = 50

/** Records of a file that could not be read, in the order they stand in it. */
export function Problems({ file }: { file: LedgerFile }) {
  const say = useTexts(fileTexts)
  const language = useLanguage()
  const [first, setFirst] = useState(0)
  const { sha256, member, quarantined } = file
  const { value, failure } = useQuery('evidence.problems', {
    sha256,
    member,
    first,
    count: pageRows,
    language,
  })
  return (
    <section className={styles['part']}>
      <h3>{say('quarantined')}</h3>
      <p className={styles['note']}>{say('quarantinedText')}</p>
      {failure === null ? null : <Failure failure={failure} />}
      <div className={styles['problems']}>
        <Table
          label={say('quarantined')}
          columns={[
            { id: 'reason', title: say('reason'), width: '36%', cell: ({ text }) => visible(text) },
            {
              id: 'range',
              title: say('range'),
              isCode: true,
              width: '24%',
              cell: ({ offset, length }) =>
                say('rangeValue', { from: formatCount(offset), to: formatCount(offset + length) }),
            },
            {
              id: 'sample',
              title: say('sample'),
              isCode: true,
              cell: ({ sample }) => visible(sample),
            },
          ]}
          rows={value?.problems ?? []}
          keyOf={({ offset, length, code }) => `${offset} ${length} ${code}`}
        />
      </div>
      <Pager first={first} rows={pageRows} total={quarantined} onFirst={setFirst} />
    </section>
  )
}
