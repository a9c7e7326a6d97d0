import { useWords } from '../kernel/use-words.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'

/** A device that was not opened by its link, or was taken away. */
export function Unopened() {
  const { t } = useWords()
  return (
    <main id="isi" className="kiosk">
      <EmptyState level={1} title={t('queue.device_unknown')}>
        {t('queue.device_unknown_text')}
      </EmptyState>
    </main>
  )
}
