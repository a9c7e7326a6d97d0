import { importBundle } from '@guyub/contract/nodes'
import type { ReactNode } from 'react'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'

/** Files for a stick: the doors to fetch one, and a form to take one. A large one is sent by a script, past the form. */
export function Stick({ children }: { readonly children: ReactNode }) {
  const { region } = useVisit()
  const { t, ofCode } = useWords()
  const codes = [...Object.keys(importBundle.refusals), 'access.denied']
  return (
    <section className="card stack" aria-labelledby="stick">
      <h2 id="stick">{t('nodes.stick')}</h2>
      <p>{t('nodes.stick_lead')}</p>
      {children}
      <form
        method="post"
        encType="multipart/form-data"
        className="stack"
        data-stick=""
        data-url={`/api/r/${region}${importBundle.path}`}
      >
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
        <p
          role="status"
          data-said=""
          data-busy={t('nodes.stick_busy')}
          data-done={t('nodes.stick_taken')}
          data-broken={t('nodes.stick_broken')}
          data-refused={JSON.stringify(Object.fromEntries(codes.map((code) => [code, ofCode(code)])))}
        />
      </form>
      <script type="module" src="/plain/large-stick.js" />
    </section>
  )
}
