import { useActionData, useSearchParams } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'

/** What became of the form that was just sent. */
export function ToldNotice({ children }: { readonly children?: React.ReactNode }) {
  const refused = useActionData<{ readonly code: string }>()
  const [search] = useSearchParams()
  const { t, ofCode } = useWords()
  if (refused) return <Notice tone="broken">{ofCode(refused.code)}</Notice>
  if (!search.has('sudah')) return null
  return (
    <Notice tone="done" title={t('bank.saved')}>
      {children}
    </Notice>
  )
}
