import { useState } from 'react'
import type { LedgerFile } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './file-dialog.module.css'
import { fileTexts } from './file-texts.ts'

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
      {quarantined <= pageRows ? null : (
        <Pager first={first} total={quarantined} onFirst={setFirst} />
      )}
    </section>
  )
}

function Pager({
  first,
  total,
  onFirst,
}: {
  first: number
  total: number
  onFirst: (first: number) => void
}) {
  const say = useTexts(fileTexts)
  const last = Math.min(first + pageRows, total)
  const range = { from: formatCount(first + 1), to: formatCount(last), total: formatCount(total) }
  return (
    <div className={styles['pager']}>
      <span role="status">{say('page', range)}</span>
      <Button
        kind="quiet"
        isDisabled={first === 0}
        onPress={() => onFirst(Math.max(0, first - pageRows))}
      >
        {say('previous')}
      </Button>
      <Button kind="quiet" isDisabled={last >= total} onPress={() => onFirst(first + pageRows)}>
        {say('next')}
      </Button>
    </div>
  )
}
