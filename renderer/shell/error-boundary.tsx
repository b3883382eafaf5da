import { Component, type ReactNode } from 'react'
import { useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/parts.tsx'
import { texts } from './texts.ts'

type State = { detail: string | null }

/** A screen that fails takes nothing else with it, and never shows as an empty one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { detail: null }

  static getDerivedStateFromError(error: unknown): State {
    return { detail: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { detail } = this.state
    if (detail === null) return this.props.children
    return <Failed detail={detail} onRetry={() => this.setState({ detail: null })} />
  }
}

function Failed({ detail, onRetry }: { detail: string; onRetry: () => void }) {
  const say = useTexts(texts)
  return (
    <Empty
      isScreen
      title={say('screenFailed')}
      actions={<Button onPress={onRetry}>{say('retry')}</Button>}
    >
      {say('screenFailedText', { detail })}
    </Empty>
  )
}
