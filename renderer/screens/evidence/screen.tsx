import { HatchPattern } from '../../charts/hatch.tsx'
import { focusChart } from '../../charts/coverage-chart.tsx'
import { useCommands, type Command } from '../../lib/commands.ts'
import { formatCount } from '../../lib/format.ts'
import { isRunning } from '../../lib/jobs.ts'
import type { Screen } from '../../lib/screen.ts'
import { useSession } from '../../lib/session.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Segments } from '../../ui/segments.tsx'
import { AddDialog } from './add-dialog.tsx'
import { addFiles, addFolder, useAddition, useObstacle } from '../../lib/addition.ts'
import { Coverage } from './coverage.tsx'
import { openFind, openStates, useOpenDialog } from './dialogs.ts'
import { DropTarget } from './drop-target.tsx'
import { EmptyCase } from './empty-case.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FindDialog } from './find-dialog.tsx'
import { findTexts } from './find-texts.ts'
import { ImportPanel, usePanelJob } from './import-panel.tsx'
import { Ledger } from './ledger.tsx'
import { NextExports } from './next-exports.tsx'
import { usePlace } from './place.ts'
import { StatesDialog } from './states-dialog.tsx'
import { statesTexts } from './states-texts.ts'
import styles from './screen.module.css'
import { texts } from './texts.ts'
import { showForm, switchForm, useView } from './view-state.ts'

const commands: readonly Command[] = [
  { id: 'evidence.add-files', title: texts.addFilesCommand, keys: 'a', run: addFiles },
  { id: 'evidence.add-folder', title: texts.addFolderCommand, keys: 'f', run: addFolder },
  { id: 'evidence.states', title: statesTexts.compareCommand, keys: 's', run: () => openStates() },
  { id: 'evidence.find', title: findTexts.title, keys: 'i', run: openFind },
  { id: 'evidence.form', title: texts.formCommand, keys: 't', run: switchForm },
  {
    id: 'evidence.chart',
    title: texts.focusCommand,
    keys: 'v',
    run: () => {
      showForm('chart')
      // The chart may only now be drawn.
      requestAnimationFrame(focusChart)
    },
  },
]

/** Would the logs have shown it? What was collected, where it cannot be relied on, what to add. */
function EvidenceScreen() {
  const hasFiles = useSession(({ summary }) => (summary?.files ?? 0) > 0)
  const isChoosing = useAddition(({ chosen }) => chosen.length > 0)
  const open = useOpenDialog((dialogs) => dialogs.open)
  const job = usePanelJob()
  const isFilling = job !== null && isRunning(job)
  useCommands(commands)
  return (
    <>
      <HatchPattern />
      <DropTarget />
      {isChoosing ? <AddDialog /> : null}
      {open.kind === 'states' ? <StatesDialog state={open.state} /> : null}
      {open.kind === 'find' ? <FindDialog /> : null}
      {hasFiles || isFilling ? <Head /> : null}
      {job === null ? null : <ImportPanel job={job} />}
      {hasFiles ? <Facts /> : isFilling ? null : <EmptyCase />}
    </>
  )
}

function Head() {
  const say = useTexts(texts)
  const form = useView((view) => view.form)
  const obstacle = useObstacle()
  const forms = [
    { id: 'chart', label: say('chart'), icon: 'chart' },
    { id: 'table', label: say('table'), icon: 'table' },
  ] as const
  return (
    <div className={styles['head']}>
      <h1>{say('headline')}</h1>
      <div className={styles['actions']}>
        <Segments label={say('form')} value={form} segments={forms} onChange={showForm} />
        <Button icon="folder" keys="f" isDisabled={obstacle !== null} onPress={addFolder}>
          {say('addFolder')}
        </Button>
        <Button
          kind="primary"
          icon="add"
          keys="a"
          isDisabled={obstacle !== null}
          onPress={addFiles}
        >
          {say('addFiles')}
        </Button>
      </div>
      <p className={styles['lead']}>
        {say('lead')}
        {obstacle === null ? null : <span className={styles['obstacle']}>{say(obstacle)}</span>}
      </p>
    </div>
  )
}

function Facts() {
  const language = useLanguage()
  const place = usePlace()
  const coverage = useQuery('evidence.coverage', { language })
  const ledger = useQuery('evidence.ledger', { language })
  return (
    <div className={styles['facts']}>
      {coverage.failure === null ? null : <Failure failure={coverage.failure} />}
      {coverage.value === undefined ? null : (
        <>
          <Coverage coverage={coverage.value} />
          <NextExports coverage={coverage.value} />
        </>
      )}
      {ledger.failure === null ? null : <Failure failure={ledger.failure} />}
      {ledger.value === undefined ? null : (
        <>
          <Ledger ledger={ledger.value} />
          {place.kind === 'file' ? <FileDialog files={ledger.value.files} place={place} /> : null}
        </>
      )}
    </div>
  )
}

export const screen: Screen = {
  id: 'evidence',
  title: texts.title,
  icon: 'evidence',
  order: 2,
  letter: 'e',
  badge: ({ files }) => formatCount(files),
  Component: EvidenceScreen,
}
