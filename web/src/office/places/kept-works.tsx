import { useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import type { loader } from './classes-page.tsx'

/** Works that are shown with consent, and one more. */
export function KeptWorks() {
  const { works: shown, site: its, command, today } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <section className="stack">
      <h2>{t('place.works')}</h2>
      {shown.map(({ id, title, madeBy }) => (
        <CommandForm key={id} className="card row" command={command} about={{ intent: 'hide', karya: id }}>
          <span lang="id">
            {title} · {madeBy}
          </span>
          <Button kind="second" size="small" aria-label={t('keep.hide_named', { title })}>
            {t('keep.hide')}
          </Button>
        </CommandForm>
      ))}
      <CommandForm className="card stack" command={command} about={{ intent: 'work' }}>
        <h3>{t('keep.show_work')}</h3>
        <Field
          name="judul"
          id="karya-judul"
          label={t('keep.class_title')}
          required
          minLength={2}
          maxLength={120}
        />
        <LongField
          name="tentang"
          id="karya-tentang"
          label={t('keep.class_about')}
          maxLength={1000}
          rows={3}
        />
        <Field name="pembuat" label={t('keep.made_by')} required minLength={2} maxLength={120} />
        {its.subsectors.length > 0 && (
          <Select
            name="subsektor"
            label={t('keep.subsector')}
            value=""
            options={[
              { key: '', label: t('keep.no_subsector') },
              ...its.subsectors.map(({ key, title }) => ({ key, label: of(title) })),
            ]}
          />
        )}
        <Field
          name="tautan"
          type="url"
          label={t('keep.link')}
          optional={t('place.may_be_empty')}
          maxLength={300}
        />
        <div className="row">
          <Field
            name="setuju"
            type="date"
            label={t('keep.consented_on')}
            defaultValue={today}
            max={today}
            required
            width="medium"
          />
          <Field name="persetujuan" label={t('keep.consent')} required minLength={3} maxLength={200} />
        </div>
        <div>
          <Button>{t('keep.show_work')}</Button>
        </div>
      </CommandForm>
    </section>
  )
}
