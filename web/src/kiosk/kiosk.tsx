import { newCommandId } from '@guyub/contract/command'
import { printSlip, takeTicketAtKiosk } from '@guyub/contract/queue'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { preferenceCookie } from '../kernel/preferences.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Notice } from '../ui/notice/notice.tsx'
import { IdleFrame } from './idle-frame.tsx'
import { Languages } from './languages.tsx'
import { PriorityRule } from './priority-rule.tsx'
import { screenKey, screenOf } from './screen-key.ts'
import { Unopened } from './unopened.tsx'
import '../words/queue-words.ts'
import './kiosk.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const screen = await screenOf(request, visit, 'kiosk')
  if (!screen) return null
  const { searchParams, search } = new URL(request.url)
  // The next person begins in the language of the house.
  if (search === '' && visit.language !== 'id') {
    visit.setCookie(preferenceCookie('guyub_lang', 'id'))
    throw redirect('/kios')
  }
  const { board } = screen
  const lanes = board.lanes.filter(({ selfService }) => selfService)
  return {
    ...{ place: board.place, lanes, priorities: board.priorities, command: newCommandId() },
    lane: lanes.find(({ id }) => id === searchParams.get('lajur')) ?? null,
    hasBegun: searchParams.has('mulai'),
  }
}

/** Takes the number, and has it printed where the kiosk has a printer of the network. A printer that fails takes nothing back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { call, language } = visitOf(context)
  const form = await request.formData()
  const key = screenKey(request) ?? ''
  const priority = String(form.get('priority') ?? '')
  const reply = await call(takeTicketAtKiosk, {
    ...{ commandId: String(form.get('command') ?? ''), laneId: String(form.get('lane') ?? ''), key },
    ...(priority && { priority }),
  })
  if (!reply.ok) return data({ code: reply.problem.code }, { status: reply.problem.status || 500 })
  const { ticketId } = reply.answer
  const printed = await call(printSlip, { key, ticketId, language })
  const outcome = printed.ok ? 'ya' : printed.problem.code
  throw redirect(`/kios/nomor/${ticketId}?cetak=${encodeURIComponent(outcome)}`, 303)
}

/** One question a screen: what for, and whether one comes before others. */
export default function Kiosk() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const { regionName } = useVisit()
  if (!shown) return <Unopened />
  const { place, hasBegun, lane } = shown
  if (!hasBegun && !lane && !refused)
    return (
      <main id="isi" className="kiosk kiosk-start kawung">
        <title>{`${t('queue.kiosk_title')} · Guyub`}</title>
        <p className="kiosk-region">{regionName}</p>
        <h1>{place}</h1>
        <a className="button kiosk-target kiosk-begin" data-kind="first" href="/kios?mulai">
          {t('queue.kiosk_begin')}
        </a>
        <Languages back="/kios?mulai" />
        <p className="kiosk-foot">{t('queue.kiosk_staff')}</p>
      </main>
    )
  return (
    <IdleFrame home="/kios" title={t('queue.kiosk_title')}>
      <p className="kiosk-region">{place}</p>
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {lane && !refused ? <WhichClass /> : <WhichLane />}
      <p className="kiosk-foot">{t('queue.kiosk_staff')}</p>
      <a className="button kiosk-target" data-kind="second" href={lane && !refused ? '/kios?mulai' : '/kios'}>
        {t('queue.kiosk_back')}
      </a>
    </IdleFrame>
  )
}

function WhichLane() {
  const shown = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  if (!shown) return null
  const { lanes, priorities, command } = shown
  return (
    <>
      <h1>{t('queue.kiosk_lane')}</h1>
      {lanes.length === 0 && <Notice>{t('queue.kiosk_none')}</Notice>}
      <ul className="kiosk-choices">
        {lanes.map(({ id, letter, title, waiting }) => {
          const words = (
            <>
              <span className="kiosk-letter" aria-hidden="true">
                {letter}
              </span>
              <span>
                {of(title)}
                <small>
                  {waiting ? t('queue.kiosk_waiting', { count: waiting }) : t('queue.kiosk_nobody_waits')}
                </small>
              </span>
            </>
          )
          return (
            <li key={id}>
              {priorities.length ? (
                <a className="kiosk-choice" href={`/kios?lajur=${id}`}>
                  {words}
                </a>
              ) : (
                <form method="post" action="/kios">
                  <input type="hidden" name="command" value={command} />
                  <button type="submit" className="kiosk-choice" name="lane" value={id}>
                    {words}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function WhichClass() {
  const shown = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  if (!shown?.lane) return null
  const { lane, priorities, command } = shown
  return (
    <form method="post" action="/kios" className="kiosk-question">
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="lane" value={lane.id} />
      <h1>{t('queue.kiosk_priority')}</h1>
      {priorities.map((priority) => (
        <div key={priority.key} className="kiosk-class">
          <p>{of(priority.who)}</p>
          <button type="submit" className="kiosk-choice" name="priority" value={priority.key}>
            {t('queue.kiosk_priority_yes', { title: of(priority.title).toLowerCase() })}
          </button>
        </div>
      ))}
      <button type="submit" className="kiosk-choice" name="priority" value="">
        {t('queue.kiosk_priority_no')}
      </button>
      <PriorityRule priorities={priorities} />
    </form>
  )
}
