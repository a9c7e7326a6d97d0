import { useWords } from '../kernel/use-words.ts'

/** Leads the head of the region to the form by which an office is asked about what this page shows. */
export function AskLink({ about }: { readonly about: 'late-requests' | 'waiting' }) {
  const { t } = useWords()
  return (
    <p>
      <a href={`/gerakan/pagi?tentang=${about}#tanya`}>{t('office.ask_agency')}</a>
    </p>
  )
}
