import { useLoaderData } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { loader } from './spaces-page.tsx'

/** When the place or a part of it is closed. */
export function Closures() {
  const { site: its, zone, command } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const names = new Map(its.spaces.map(({ id, name }) => [id, name]))
  return (
    <section className="stack">
      <h2>{t('keep.closures')}</h2>
      {its.closures.length === 0 && <p className="quiet">{t('keep.no_closures')}</p>}
      {its.closures.map(({ id, spaceId, reason, from, to }) => (
        <CommandForm
          key={id}
          className="card row"
          command={command}
          about={{ intent: 'lift', penutupan: id }}
        >
          <span>
            <strong lang="id">{spaceId ? names.get(spaceId) : t('keep.whole_site')}</strong> ·{' '}
            {formatMoment(from, language, zone)} – {formatMoment(to, language, zone)} ·{' '}
            <span lang="id">{reason}</span>
          </span>
          <Button kind="second" size="small" aria-label={t('keep.lift_named', { reason })}>
            {t('keep.lift')}
          </Button>
        </CommandForm>
      ))}
      <CommandForm className="card stack" command={command} about={{ intent: 'close' }}>
        <h3>{t('keep.close')}</h3>
        <Select
          name="ruang"
          id="tutup-ruang"
          label={t('keep.space')}
          value=""
          options={[
            { key: '', label: t('keep.whole_site') },
            ...its.spaces.map(({ id, name }) => ({ key: id, label: name })),
          ]}
        />
        <div className="row">
          <Field name="mulai" type="datetime-local" label={t('keep.from')} required width="medium" />
          <Field name="sampai" type="datetime-local" label={t('keep.to')} required width="medium" />
        </div>
        <Field name="alasan" label={t('keep.reason')} required minLength={3} maxLength={200} />
        <Tick name="akhiri" value="1">
          {t('keep.ends_bookings')}
        </Tick>
        <div>
          <Button kind="second">{t('keep.close')}</Button>
        </div>
      </CommandForm>
    </section>
  )
}
