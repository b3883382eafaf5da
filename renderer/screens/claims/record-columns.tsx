import type { EventRow } from '#contract'
import { visible } from '#shared'
import { shortHash } from '../../lib/format.ts'
import type { Say } from '../../lib/texts.ts'
import { Moment } from '../../ui/parts.tsx'
import type { Column } from '../../ui/table.tsx'
import styles from './record-columns.module.css'
import type { recordTexts } from './record-texts.ts'

type Texts = Say<typeof recordTexts>
type TextColumn = 'actor' | 'app' | 'target' | 'ip' | 'operation' | 'userAgent' | 'credentialKeyId'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Text of a record: direction isolated, whole in its title. An id is shown as far as it is recognised by. */
function Text({ children }: { children: string | null }) {
  if (children === null) return '–'
  const text = visible(children)
  return guid.test(text) ? (
    <span className={styles['id']} title={text}>
      {shortHash(text)}
    </span>
  ) : (
    <bdi title={text}>{text}</bdi>
  )
}

/** Room for milliseconds only where a record has them; widths in em, so that they follow the density. */
const momentWidth = (events: readonly EventRow[]): string =>
  events.some(({ at }) => /\.\d*[1-9]/.test(at)) ? '17.4em' : '15em'

const isServicePrincipal = ({ source }: EventRow) =>
  source === 'entra.signin.service-principal' || source === 'entra.signin.managed-identity'

const resultWidth = (events: readonly EventRow[]): string =>
  events.every(({ ok }) => ok === true) ? '6.4em' : '10.6em'

function result({ ok, errorCode }: EventRow, say: Texts): string {
  if (ok === null) return errorCode === null ? '–' : visible(errorCode)
  if (ok) return say('success')
  return errorCode === null ? say('refused') : say('refusedCode', { code: visible(errorCode) })
}

/** Only columns that hold something: an empty one would say that the log has it and it was nothing. */
export function columnsOf(events: readonly EventRow[], say: Texts): readonly Column<EventRow>[] {
  const holds = (key: keyof EventRow) => events.some((event) => event[key] !== null)
  const isSignIn = events.every(isServicePrincipal)
  const text = (
    id: TextColumn,
    title: keyof typeof recordTexts,
    width: string,
    isCode = false,
  ): readonly Column<EventRow>[] =>
    holds(id)
      ? [{ id, title: say(title), width, isCode, cell: (event) => <Text>{event[id]}</Text> }]
      : []
  const source: readonly Column<EventRow>[] =
    new Set(events.map((event) => event.source)).size > 1
      ? [{ id: 'source', title: say('source'), width: '15em', cell: (event) => event.sourceTitle }]
      : []
  return [
    {
      id: 'at',
      title: say('at'),
      width: momentWidth(events),
      cell: ({ at }) => <Moment at={at} />,
    },
    ...text('actor', isSignIn ? 'servicePrincipal' : 'actor', isSignIn ? '10.4em' : '11.5em'),
    ...text('credentialKeyId', 'keyId', '9.4em'),
    ...text('target', isSignIn ? 'resource' : 'target', isSignIn ? '15.2em' : '10.7em'),
    ...text('ip', 'address', '9.9em', true),
    ...(isSignIn ? [] : text('operation', 'operation', '11em')),
    {
      id: 'result',
      title: say('result'),
      width: resultWidth(events),
      cell: (event) => result(event, say),
    },
    ...source,
    ...text('app', 'app', '9.4em'),
    ...text('userAgent', 'userAgent', '18em'),
  ]
}
