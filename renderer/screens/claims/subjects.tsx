import type { ClaimDetail } from '#contract'
import { visible } from '#shared'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { Card } from '../../ui/parts.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import { verdictOrder } from './order.ts'
import styles from './subjects.module.css'
import { subjectKindTexts, texts } from './texts.ts'

type Subject = ClaimDetail['subjects'][number]
/** Two credentials may bear one name: the place in the list tells them apart. */
type Row = Subject & { readonly index: number }

/** Each subject with its own verdict: the claim is as good as the weakest. */
export function Subjects({ subjects }: { subjects: readonly Subject[] }) {
  const say = useTexts(texts)
  const language = useLanguage()
  const rows = verdictOrder
    .flatMap((verdict) => subjects.filter((subject) => subject.verdict === verdict))
    .map((subject, index): Row => ({ ...subject, index }))
  const columns: readonly Column<Row>[] = [
    {
      id: 'verdict',
      title: say('subjectVerdict'),
      width: '150px',
      cell: ({ verdict }) => <Verdict verdict={verdict} />,
    },
    { id: 'name', title: say('subjectName'), cell: ({ name }) => visible(name) },
    {
      id: 'kind',
      title: say('subjectKind'),
      width: '150px',
      cell: ({ kind }) => subjectKindTexts[kind]?.[language] ?? visible(kind),
    },
    {
      id: 'reasons',
      title: say('subjectReasons'),
      width: '26%',
      cell: ({ reasons }) => reasons.map(({ text }) => visible(text)).join(', '),
    },
  ]
  return (
    <Card title={say('subjects')} aside={String(subjects.length)} flush>
      <div className={styles['table']}>
        <Table
          label={say('subjects')}
          columns={columns}
          rows={rows}
          keyOf={({ index }) => String(index)}
        />
      </div>
    </Card>
  )
}
