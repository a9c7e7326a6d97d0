import { useLoaderData } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
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
        <form key={id} method="post" className="card row">
          <input type="hidden" name="intent" value="lift" />
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="penutupan" value={id} />
          <span>
            <strong lang="id">{spaceId ? names.get(spaceId) : t('keep.whole_site')}</strong> ·{' '}
            {formatMoment(from, language, zone)} – {formatMoment(to, language, zone)} ·{' '}
            <span lang="id">{reason}</span>
          </span>
          <Button kind="second" size="small" aria-label={t('keep.lift_named', { reason })}>
            {t('keep.lift')}
          </Button>
        </form>
      ))}
      <form method="post" className="card stack">
        <h3>{t('keep.close')}</h3>
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="command" value={command} />
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
        <label className="choice-option">
          <input type="checkbox" name="akhiri" value="1" /> {t('keep.ends_bookings')}
        </label>
        <div>
          <Button kind="second">{t('keep.close')}</Button>
        </div>
      </form>
    </section>
  )
}
