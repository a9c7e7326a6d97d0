import { useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { whenWords } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import type { loader } from './today-page.tsx'

/** What waits for a decision, of any day; and the way to call off what was decided. */
export function Requests() {
  const { requests, items, zone, command } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const open = items.filter(({ state }) => state === 'confirmed' || state === 'waiting')
  return (
    <section className="stack">
      <h2>{t('keep.requests')}</h2>
      {requests.length === 0 && <p className="quiet">{t('keep.no_requests')}</p>}
      {requests.map((each) => (
        <div key={each.bookingId} className="card stack">
          <p>
            <strong lang="id">{each.things.join(' + ')}</strong> ·{' '}
            {whenWords(each.startsAt, each.endsAt, language, zone)}
          </p>
          <p className="small">
            {each.purpose && of(each.purpose)} · {t('place.count_people', { count: each.heads })}
            {each.fee > 0 && ` · ${t('place.rupiah', { rupiah: formatNumber(each.fee, language) })}`}
            {each.letter && ` · ${t('keep.letter', { letter: each.letter })}`}
          </p>
          <div className="row">
            <CommandForm command={command} about={{ intent: 'approve', pemesanan: each.bookingId }}>
              <Button size="small" aria-label={`${t('keep.approve')}: ${each.things.join(' + ')}`}>
                {t('keep.approve')}
              </Button>
            </CommandForm>
            <CommandForm
              className="row"
              command={command}
              about={{ intent: 'reject', pemesanan: each.bookingId }}
            >
              <Field
                name="alasan"
                id={`alasan-${each.bookingId}`}
                label={t('keep.reason')}
                required
                minLength={3}
                maxLength={300}
              />
              <Button
                kind="danger"
                size="small"
                aria-label={`${t('keep.reject')}: ${each.things.join(' + ')}`}
              >
                {t('keep.reject')}
              </Button>
            </CommandForm>
          </div>
        </div>
      ))}
      {open.length > 0 && (
        <CommandForm className="card stack" command={command} about={{ intent: 'cancel' }}>
          <h3>{t('keep.call_off_one')}</h3>
          <Select
            name="pemesanan"
            label={t('keep.choose_booking')}
            value={open[0]?.bookingId ?? ''}
            options={open.map((each) => ({
              key: each.bookingId,
              label: `${whenWords(each.startsAt, each.endsAt, language, zone)} · ${each.things.join(' + ')} · ${each.name ?? t('keep.unnamed')}`,
            }))}
          />
          <Field
            name="alasan"
            id="alasan-batal"
            label={t('keep.reason')}
            hint={t('keep.reason_hint')}
            required
            minLength={3}
            maxLength={300}
          />
          <div>
            <Button kind="danger">{t('keep.call_off')}</Button>
          </div>
        </CommandForm>
      )}
    </section>
  )
}
