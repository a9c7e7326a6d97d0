import { useActionData, useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Counters } from './manage-counters.tsx'
import { Lanes } from './manage-lanes.tsx'
import type { action, loader } from './manage-page.tsx'
import { Screens } from './manage-screens.tsx'

export type Place = ReturnType<typeof useLoaderData<typeof loader>>['places'][number]

/** Places, lanes, counters and screens of my office, and the rules that the service gives them. */
export function ManageView() {
  const { places, isSaved, ended, carried } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('queue.manage')}
        lead={t('queue.manage_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/antrean', word: t('queue.office_title') }]}
      />
      {answered && 'code' in answered && <Notice tone="broken">{ofCode(answered.code)}</Notice>}
      {answered && 'link' in answered && (
        <Notice tone="done" title={t('queue.screen_link')}>
          <p>
            <a className="code" href={answered.link}>
              {answered.link}
            </a>
          </p>
          <p>{t('queue.screen_link_text')}</p>
        </Notice>
      )}
      {!answered && isSaved && <Notice tone="done" title={t('queue.saved')} />}
      {!answered && ended !== null && (
        <Notice tone="done" title={t('queue.ended', { closed: ended, carried: carried ?? 0 })} />
      )}
      {places.length === 0 && (
        <EmptyState title={t('queue.places_none')}>{t('queue.places_none_text')}</EmptyState>
      )}
      {places.map((place) => (
        <OnePlace key={place.id} place={place} />
      ))}
      <NewPlace />
    </div>
  )
}

function OnePlace({ place }: { readonly place: Place }) {
  const { command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const { id, name, isOpen } = place
  return (
    <section className="card stack-wide" aria-labelledby={`tempat-${id}`}>
      <h2 id={`tempat-${id}`}>
        {name} {!isOpen && <small className="quiet">({t('queue.closed')})</small>}
      </h2>
      <Rules place={place} />
      <Lanes place={place} />
      <Counters place={place} />
      <Screens place={place} />
      {isOpen && (
        <CommandForm command={command} about={{ place: id }} className="stack">
          <p className="small quiet">{t('queue.end_day_text')}</p>
          <div className="row">
            <Button kind="second" name="intent" value="end-day">
              {t('queue.end_day')}
            </Button>
            <Button kind="danger" name="intent" value="close-place">
              {t('queue.place_close')}
            </Button>
          </div>
        </CommandForm>
      )}
    </section>
  )
}

function Rules({ place: { use } }: { readonly place: Place }) {
  const { t, of } = useWords()
  const { call, endOfDay, priorities, source } = use
  return (
    <details>
      <summary>{t('queue.rules')}</summary>
      <ul>
        {priorities.map(({ key, title, who, everyNth }) => (
          <li key={key}>
            {everyNth === 1
              ? t('queue.rule_always', { title: of(title) })
              : t('queue.rule_nth', { title: of(title), n: everyNth })}{' '}
            {of(who)}
          </li>
        ))}
        <li>{t('queue.rule_repeats', { count: call.repeats, seconds: call.missedAfterSeconds })}</li>
        <li>
          {t(endOfDay.rule === 'close' ? 'queue.rule_close' : 'queue.rule_carry')} {of(endOfDay.reason)}
        </li>
        <li>
          {t('queue.rule_source')} <span lang="id">{source}</span>
        </li>
      </ul>
    </details>
  )
}

function NewPlace() {
  const { command, services } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <CommandForm command={command} about={{ form: 'place' }} className="card stack">
      <h2>{t('queue.place_new')}</h2>
      <Field name="name" label={t('queue.place_name')} required minLength={2} maxLength={80} />
      <Select
        name="service"
        label={t('queue.place_service')}
        value={services[0]?.key ?? ''}
        options={services.map(({ key, title }) => ({ key, label: of(title) }))}
      />
      <div>
        <Button name="intent" value="place">
          {t('queue.place_new')}
        </Button>
      </div>
    </CommandForm>
  )
}
