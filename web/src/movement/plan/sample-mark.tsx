import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'

/** Every page that shows a generated plan says so before it shows anything. */
export function SampleMark({ isSample }: { readonly isSample: boolean }) {
  const { t } = useWords()
  if (!isSample) return null
  return (
    <Notice tone="info" title={t('plan.sample')}>
      {t('plan.sample_text')}
    </Notice>
  )
}
