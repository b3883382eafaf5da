import { useEffect, useState } from 'react'
import { useTexts } from '../lib/texts.ts'
import { showFailure } from '../lib/notices.ts'
import { Button } from './button.tsx'

const texts = {
  copied: { en: 'Copied', 'zh-CN': '已复制' },
} as const

/** Copies exactly `text`; says so for a moment. */
export function CopyButton({
  text,
  children,
  kind = 'plain',
}: {
  text: string
  children: string
  kind?: 'plain' | 'quiet'
}) {
  const say = useTexts(texts)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => {
    navigator.clipboard.writeText(text).then(() => setCopied(true), showFailure)
  }
  return (
    <Button kind={kind} icon={isCopied ? 'done' : 'copy'} onPress={copy}>
      {isCopied ? say('copied') : children}
    </Button>
  )
}
