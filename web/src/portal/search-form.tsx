import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'

/** The one search of the portal, wherever it stands. */
export function SearchForm({ query }: { readonly query?: string }) {
  const { t } = useWords()
  return (
    <form className="search" action="/cari">
      <label className="only-read" htmlFor="q">
        {t('portal.search_label')}
      </label>
      <input id="q" name="q" type="search" defaultValue={query} placeholder={t('portal.search_hint')} />
      <Button icon="search">{t('portal.search_button')}</Button>
    </form>
  )
}
