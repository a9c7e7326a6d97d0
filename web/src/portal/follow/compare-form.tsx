import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { FileField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

interface CompareFormProps {
  readonly view: z.output<typeof TrackView>
  /** The product whose paper it is, '' for none, null before anything was compared. */
  readonly result: string | null
}

export function CompareForm({ view, result }: CompareFormProps) {
  const { t, of } = useWords()
  const same = view.products.find(({ key }) => key === result)
  return (
    <section className="stack screen-only" id="bandingkan">
      <div>
        <h2>{t('portal.follow_same_title')}</h2>
        <p className="quiet column">{t('portal.follow_same_text')}</p>
      </div>
      {same && <Notice tone="done">{t('portal.follow_same_yes', { title: of(same.title) })}</Notice>}
      {result === '' && <Notice tone="broken">{t('portal.follow_same_no')}</Notice>}
      <form method="post" action="#bandingkan" encType="multipart/form-data" className="stack">
        <input type="hidden" name="intent" value="compare" />
        <FileField
          id="compare-file"
          name="file"
          label={t('portal.follow_same_field')}
          accept="application/pdf"
          required
        />
        <div>
          <Button kind="second" icon="shield">
            {t('portal.follow_same_button')}
          </Button>
        </div>
      </form>
    </section>
  )
}
