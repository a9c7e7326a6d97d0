import { followVisit } from '@guyub/contract/visits'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { renderSVG } from 'uqr'
import { formatDay, formatTime } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge, type StateTone } from '../../ui/state-badge/state-badge.tsx'
import '../../words/queue-words.ts'
import '../../words/visits-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, origin } = visitOf(context)
  const code = params.code ?? ''
  const reply = await call(followVisit, { code })
  if (!reply.ok) throw new Response(null, { status: 404 })
  const isNew = new URL(request.url).searchParams.has('baru')
  return { ...reply.answer, code, isNew, qr: renderSVG(`${origin}/kunjungan/${code}`, { border: 1 }) }
}

const TONES: Readonly<Record<string, StateTone>> = {
  ...{ booked: 'waiting', waiting: 'waiting', called: 'running', 'in-clinic': 'running' },
  ...{ pharmacy: 'running', done: 'done', cancelled: 'broken' },
}

/** How it stands for whoever holds the code. The page asks anew twice a minute, also without script. */
export default function FollowVisit() {
  const visit = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const { zone } = useVisit()
  const { state, number, ahead, lastCalled, estimate, startsAt } = visit
  const isMoving = state === 'waiting' || state === 'called'
  return (
    <div className="column stack-wide">
      {isMoving && <meta httpEquiv="refresh" content="30" />}
      <PageHeader
        title={t('visits.follow_title')}
        lead={`${visit.hospitalName} · ${visit.clinic} · ${visit.doctor}`}
      />
      {visit.isNew && (
        <Notice tone="done" title={t('visits.booked')}>
          <p>{t('visits.booked_text')}</p>
        </Notice>
      )}
      <p>
        <StateBadge
          tone={TONES[state] ?? 'waiting'}
          word={t(`visits.state_${state.replace('-', '_')}` as 'visits.state_booked')}
        />
      </p>
      <dl className="facts">
        {number && (
          <>
            <dt>{t('visits.your_number')}</dt>
            <dd>
              <strong>{number}</strong>
            </dd>
          </>
        )}
        <dt>{t('visits.confirm_when')}</dt>
        <dd>
          {formatDay(startsAt, language, zone)}, {formatTime(startsAt, language, zone)}
        </dd>
        {ahead !== null && (
          <>
            <dt>{t('visits.before_you')}</dt>
            <dd>{ahead === 0 ? t('queue.next_you') : t('queue.ahead', { count: ahead })}</dd>
          </>
        )}
        {lastCalled && (
          <>
            <dt>{t('visits.last_called')}</dt>
            <dd>{lastCalled}</dd>
          </>
        )}
        {estimate && (
          <>
            <dt>{t('visits.estimate')}</dt>
            <dd>{formatTime(estimate, language, zone)}</dd>
          </>
        )}
        <dt>{t('visits.code')}</dt>
        <dd className="code">{visit.code}</dd>
      </dl>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(visit.qr)}`}
        alt={t('visits.qr')}
        width="220"
        height="220"
      />
      <p>{t('visits.arrive_hint')}</p>
    </div>
  )
}
