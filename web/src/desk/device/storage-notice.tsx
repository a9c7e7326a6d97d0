import { useEffect, useState } from 'react'
import { formatBytes } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import { lookAtStorage } from './storage.ts'

/** Says in time that this browser has little room left for drafts and photographs, and what empties it. */
export function StorageNotice() {
  const { rounds, waiting } = useDesk()
  const { t, language } = useWords()
  const [left, setLeft] = useState<number>()
  // Looked at anew after every sending, and when something was added.
  useEffect(() => void lookAtStorage().then(setLeft, () => setLeft(undefined)), [rounds, waiting])
  if (left === undefined) return null
  return (
    <Notice tone="late" title={t('desk.storage_little', { left: formatBytes(left, language) })}>
      {t('desk.storage_little_text')} {waiting > 0 && <a href="/meja/kirim">{t('desk.open_outbox')}</a>}
    </Notice>
  )
}
