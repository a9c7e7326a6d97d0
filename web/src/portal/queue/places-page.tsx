import { newCommandId } from '@guyub/contract/command'
import { takeTicket, waitingPlaces } from '@guyub/contract/queue'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/queue-words.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(waitingPlaces, {})
  return { places: (reply.ok ? reply.answer : []).map((place) => ({ ...place, command: newCommandId() })) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const priority = text('priority')
  const asked = { commandId: text('command'), laneId: text('lane') }
  const reply = await visitOf(context).call(takeTicket, { ...asked, ...(priority && { priority }) })
  if (reply.ok) throw redirect(`/antrean/tiket/${reply.answer.ticketId}`, 303)
  return data({ code: reply.problem.code, place: text('place') }, { status: reply.problem.status || 500 })
}

type Place = ReturnType<typeof useLoaderData<typeof loader>>['places'][number]

/** Where numbers can be taken from home. */
export default function Places() {
  const { places } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('queue.web_title')} lead={t('queue.web_lead')} />
      {places.length === 0 && <EmptyState title={t('queue.web_none')}>{t('queue.web_none_text')}</EmptyState>}
      {places.map((place) => (
        <TakeNumber key={place.id} place={place} />
      ))}
    </div>
  )
}

function TakeNumber({ place }: { readonly place: Place }) {
  const refused = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const { id, name, serviceTitle, from, until, isOpenNow, lanes, priorities, command } = place
  const [first] = lanes
  const clock = (time: string) => time.replace(':', '.')
  return (
    <section className="card stack" aria-labelledby={`tempat-${id}`}>
      <h2 id={`tempat-${id}`}>{name}</h2>
      <p>
        {of(serviceTitle)}. {t('queue.web_hours', { from: clock(from), until: clock(until) })}
      </p>
      {refused?.place === id && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {priorities.map(({ key, title, who, everyNth }) => (
        <p key={key} className="small quiet">
          {everyNth === 1
            ? t('queue.rule_always', { title: of(title) })
            : t('queue.rule_nth', { title: of(title), n: everyNth })}{' '}
          {of(who)}
        </p>
      ))}
      {isOpenNow ? (
        <form method="post" className="stack">
          <input type="hidden" name="command" value={command} />
          <input type="hidden" name="place" value={id} />
          <Choice
            name="lane"
            id={`lajur-${id}`}
            label={t('queue.web_lane')}
            value={first?.id}
            options={lanes.map((lane) => ({
              key: lane.id,
              label: `${of(lane.title)} · ${
                lane.waiting
                  ? t('queue.kiosk_waiting', { count: lane.waiting })
                  : t('queue.kiosk_nobody_waits')
              }`,
            }))}
          />
          {priorities.length > 0 && (
            <Choice
              name="priority"
              id={`golongan-${id}`}
              label={t('queue.web_class')}
              value=""
              options={[
                { key: '', label: t('queue.web_no_class') },
                ...priorities.map(({ key, title }) => ({ key, label: of(title) })),
              ]}
            />
          )}
          <div>
            <Button>{t('queue.web_take')}</Button>
          </div>
        </form>
      ) : (
        <Notice>{t('queue.web_closed')}</Notice>
      )}
    </section>
  )
}
