import { standing } from '@guyub/contract/queue'
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { formatMoment, formatTime } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/queue-words.ts'
import './ticket-page.css'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(standing, { ticketId: params.ticketId ?? '' })
  if (!reply.ok) throw new Response(null, { status: reply.problem.status === 500 ? 500 : 404 })
  return { ticket: reply.answer }
}

const TONES = { called: 'late', served: 'done', missed: 'broken', cancelled: 'broken' } as const

/** One's own number: how many are before, when it will be called, what was called last. Whole without script. */
export default function Ticket() {
  const { ticket } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const { number, state, ahead, forecast, counter, lane, place, lastCalled, issuedAt, priorities } = ticket
  const clock = (at: string) => formatTime(at, language, zone)
  const tone = state in TONES ? TONES[state as keyof typeof TONES] : 'info'
  return (
    <div className="wide column stack-wide queue-ticket">
      <noscript>
        <meta httpEquiv="refresh" content="30" />
      </noscript>
      <PageHeader title={t('queue.ticket_title', { number })} lead={`${of(lane)} · ${place}`} />
      <p className="queue-number" aria-hidden="true">
        {number}
      </p>
      <Notice tone={tone} title={t(`queue.ticket_state_${state}`, { counter: counter ?? '' })}>
        {state === 'waiting' && (
          <>
            <p>{ahead === 0 ? t('queue.next_you') : t('queue.ahead', { count: ahead })}</p>
            <p>
              {forecast
                ? t('queue.expected', { low: clock(forecast.low), high: clock(forecast.high) })
                : t('queue.expected_unknown')}
            </p>
          </>
        )}
      </Notice>
      <dl className="facts">
        <dt>{t('queue.ticket_last')}</dt>
        <dd>{lastCalled ?? '–'}</dd>
        <dt>{t('queue.ticket_taken')}</dt>
        <dd>{formatMoment(issuedAt, language, zone)}</dd>
      </dl>
      {priorities.map(({ title, everyNth }) => (
        <p key={title.id} className="small quiet">
          {everyNth === 1
            ? t('queue.rule_always', { title: of(title) })
            : t('queue.rule_nth', { title: of(title), n: everyNth })}
        </p>
      ))}
      <p className="small quiet">
        {t('queue.ticket_keep')} {t('queue.ticket_renewed')}
      </p>
      <script type="module" src="/plain/live-status.js" />
    </div>
  )
}
