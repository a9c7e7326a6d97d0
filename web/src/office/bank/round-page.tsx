import { newCommandId } from '@guyub/contract/command'
import { endStop, planRound, rounds } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import { givenIn, refused, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await visitOf(context).call(rounds, { bookId: params.bookId ?? '' })
  return { ...answerOrLeave(request, found), command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, has, command: commandId } = givenIn(form)
  const bookId = params.bookId ?? ''
  if (text('intent') === 'plan') {
    const stops = form.getAll('stop').map(String)
    if (!stops.length) return refused('bank.no_stops', form)
    return told(request, form, await call(planRound, { commandId, bookId, day: text('day'), stops }))
  }
  const state = has('collected') ? 'collected' : 'missed'
  const note = has('note') ? { note: text('note') } : {}
  return told(request, form, await call(endStop, { commandId, bookId, stopId: text('stop'), state, ...note }))
}

/** Where this bank comes by for goods: what lies there, in which order, done or not. */
export default function Round() {
  const { below, stops } = useLoaderData<typeof loader>()
  const { may } = useBook()
  const { t, language } = useWords()
  const days = [...new Set(stops.map(({ day }) => day))]
  if (!below.length) return <EmptyState title={t('bank.none_below')}>{t('bank.none_below_text')}</EmptyState>
  return (
    <div className="stack-wide">
      <ToldNotice />
      {days.map((day) => (
        <section key={day} className="stack">
          <h2>{formatDay(`${day}T00:00:00Z`, language, 'UTC')}</h2>
          <ol className="stack bank-entries">
            {stops
              .filter((stop) => stop.day === day)
              .map((stop) => (
                <li key={stop.id} className="card stack">
                  <Stop stop={stop} />
                </li>
              ))}
          </ol>
        </section>
      ))}
      {may('treasurer', 'chair') && <Plan />}
    </div>
  )
}

type StopItem = ReturnType<typeof useLoaderData<typeof loader>>['stops'][number]
const TONES = { planned: 'waiting', collected: 'done', missed: 'broken' } as const

function Stop({ stop }: { readonly stop: StopItem }) {
  const { below, command } = useLoaderData<typeof loader>()
  const { may, kilograms, goods } = useBook()
  const { t } = useWords()
  const its = below.find(({ id }) => id === stop.belowId)
  return (
    <>
      <div>
        <strong>
          {stop.place}. {its?.name ?? t('bank.another')}
        </strong>{' '}
        <StateBadge tone={TONES[stop.state]} word={t(`bank.stop_${stop.state}`)} />
      </div>
      {its && (
        <div className="small quiet">
          {its.place && `${its.place} · `}
          {t('bank.in_store_there', { weight: kilograms(its.grams) })}
        </div>
      )}
      {stop.slip && <div className="small">{t('bank.stop_slip', { slip: stop.slip })}</div>}
      {stop.items.length > 0 && (
        <div className="small">
          {stop.items.map(({ commodity, grams }) => `${goods(commodity)} ${kilograms(grams)}`).join(', ')}
        </div>
      )}
      {stop.note && <q lang="id">{stop.note}</q>}
      {stop.state === 'planned' && may('weigher', 'treasurer', 'chair') && (
        <CommandForm className="stack" command={command} about={{ intent: 'end', stop: stop.id }}>
          <Field
            name="note"
            id={`note-${stop.id}`}
            label={t('bank.stop_note')}
            optional={t('bank.optional')}
            maxLength={300}
          />
          <div className="row">
            <Button size="small" name="collected" value="yes">
              {t('bank.stop_collect')}
            </Button>
            <Button size="small" kind="second" name="missed" value="yes">
              {t('bank.stop_miss')}
            </Button>
          </div>
        </CommandForm>
      )}
    </>
  )
}

function Plan() {
  const { below, command } = useLoaderData<typeof loader>()
  const { book, kilograms } = useBook()
  const { t, language } = useWords()
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'plan' }}>
      <h2>{t('bank.plan_round')}</h2>
      <p className="quiet">{t('bank.plan_round_text')}</p>
      <Field
        name="day"
        type="date"
        label={t('bank.day')}
        defaultValue={book.today}
        min={book.today}
        required
      />
      <fieldset className="choice">
        <legend className="field-label">{t('bank.stops')}</legend>
        <div className="choice-options">
          {below.map(({ id, name, grams, lastCollected }) => (
            <Tick key={id} name="stop" value={id}>
              {name} · {kilograms(grams)}{' '}
              <span className="small quiet">
                {lastCollected
                  ? t('bank.last_collected', {
                      day: formatDay(`${lastCollected}T00:00:00Z`, language, 'UTC'),
                    })
                  : t('bank.never_collected')}
              </span>
            </Tick>
          ))}
        </div>
      </fieldset>
      <div>
        <Button>{t('bank.plan_round')}</Button>
      </div>
    </CommandForm>
  )
}
