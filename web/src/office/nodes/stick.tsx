import type { ReactNode } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'

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
        <FileField
          id="stick-file"
          name="file"
          label={t('nodes.file')}
          hint={t('nodes.file_hint')}
          accept=".guyub"
          required
        />
        <div>
          <Button kind="second" icon="upload">
            {t('nodes.upload')}
          </Button>
        </div>
      </form>
    </section>
  )
}
