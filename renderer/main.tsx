import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { startSession } from './lib/session.ts'
import { App } from './shell/app.tsx'

await startSession()
createRoot(document.getElementById('root')!).render(<App />)
