import { useSearchParams } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'

/** What became of the form that led here. */
export function SavedMark() {
  const [search] = useSearchParams()
  const { t } = useWords()
  const told = search.get('simpan')
  if (told === 'ya') return <Notice tone="done">{t('plan.saved')}</Notice>
  if (told === 'sama') return <Notice tone="info">{t('plan.saved_nothing')}</Notice>
  if (told === 'hapus') return <Notice tone="done">{t('plan.removed')}</Notice>
  if (told === 'bertentangan')
    return (
      <Notice tone="late" title={t('plan.conflict_kept')}>
        {t('plan.conflict_kept_text')}
      </Notice>
    )
  return null
}
