import type { ReactNode } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'

/** Files for a stick: the doors to fetch one, and a form to take one. */
export function Stick({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <section className="card stack" aria-labelledby="stick">
      <h2 id="stick">{t('nodes.stick')}</h2>
      <p>{t('nodes.stick_lead')}</p>
      {children}
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="intent" value="import" />
        <div className="field">
          <label className="field-label" htmlFor="stick-file">
            {t('nodes.file')}
          </label>
          <p className="field-hint" id="stick-hint">
            {t('nodes.file_hint')}
          </p>
          <input
            className="file-input"
            id="stick-file"
            type="file"
            name="file"
            accept=".guyub"
            required
            aria-describedby="stick-hint"
          />
        </div>
        <div>
          <Button kind="second" icon="upload">
            {t('nodes.upload')}
          </Button>
        </div>
      </form>
    </section>
  )
}
