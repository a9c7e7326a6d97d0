import { addToCalendar, cancelOwn, ownBooking } from '@guyub/contract/booking'
import { normalTrackingCode, regionOf } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { renderSVG } from 'uqr'
import { transferUrl } from '../../kernel/call.ts'
import { formatNumber } from '../../kernel/format.ts'
import { whenWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import '../../words/booking-words.ts'
import { STATE_TONES } from '../../kernel/booking-tones.ts'
import { calendarCookie, calendarKey } from './calendar-key.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, region, origin } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const typed = searchParams.get('kode')
  if (typed !== null)
    throw redirect(`/tempat/kode/${encodeURIComponent(normalTrackingCode(typed)) || 'x'}`, 303)
  const code = normalTrackingCode(params.code ?? '')
  const reply = await call(ownBooking, { code }, { region: regionOf(code) || region })
  if (!reply.ok) {
    // A code of a region that is not here is as unknown as every other.
    if (reply.problem.status === 404) return { own: null, isNew: false, command: '', calendar: null }
    throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  }
  const feedKey = reply.answer.isInCalendar ? calendarKey(request) : undefined
  const path = feedKey && transferUrl(region, '/booking/calendar/own/:feedKey', { feedKey })
  return {
    ...{ own: reply.answer, isNew: searchParams.has('baru'), command: newCommandId() },
    calendar: path ? `${origin}${path}` : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const code = normalTrackingCode(params.code ?? '')
  const commandId = String(form.get('command') ?? '')
  const there = { region: regionOf(code) || visit.region }
  const feedKey = calendarKey(request) ?? `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '')
  const isCalendar = form.get('intent') === 'calendar'
  const reply = isCalendar
    ? await visit.call(addToCalendar, { commandId, code, feedKey }, there)
    : await visit.call(cancelOwn, { commandId, code }, there)
  if (!reply.ok) return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
  if (isCalendar) visit.setCookie(calendarCookie(feedKey))
  throw redirect(`/tempat/kode/${code}`, 303)
}

/** One's own booking: when and where, the code to show at the door, and the way out of it. */
export default function Own() {
  const { own, isNew, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const trail = [{ href: '/tempat', word: t('place.title') }]
  if (!own)
    return (
      <div className="wide stack-wide">
        <PageHeader title={t('place.own')} trailLabel={t('shell.trail')} trail={trail} />
        <Notice tone="broken">{t('booking.no_such_booking')}</Notice>
      </div>
    )
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={own.things.join(' + ')}
        lead={own.site}
        trailLabel={t('shell.trail')}
        trail={trail}
      />
      {refused && <Notice tone="broken">{ofCode(refused.problem)}</Notice>}
      {isNew && !refused && <Notice tone="done">{t('place.keep_code')}</Notice>}
      <div className="two">
        <dl className="facts card">
          <dt>{t('place.code')}</dt>
          <dd className="code">{own.code}</dd>
          <dt>{t('place.state')}</dt>
          <dd>
            <StateBadge tone={STATE_TONES[own.state]} word={t(`place.state_${own.state}`)} />
            {own.ahead !== null && <div className="small">{t('place.ahead', { count: own.ahead })}</div>}
            {own.reason && <div lang="id">{own.reason}</div>}
          </dd>
          <dt>{t('place.when')}</dt>
          <dd>{whenWords(own.startsAt, own.endsAt, language, zone)}</dd>
          <dt>{t('place.where')}</dt>
          <dd lang="id">
            <a href={`/tempat/${own.siteId}`}>{own.site}</a>, {own.address}
          </dd>
          {own.purpose && (
            <>
              <dt>{t('place.purpose')}</dt>
              <dd>{of(own.purpose)}</dd>
            </>
          )}
          {own.order !== null && (
            <>
              <dt>{t('place.order')}</dt>
              <dd>{own.order}</dd>
            </>
          )}
          <dt>{t('place.heads')}</dt>
          <dd>{formatNumber(own.heads, language)}</dd>
          <dt>{t('place.fee')}</dt>
          <dd>
            {own.fee ? t('place.rupiah', { rupiah: formatNumber(own.fee, language) }) : t('place.free')}
            {own.paid !== null && (
              <div>{t('place.paid_sum', { rupiah: formatNumber(own.paid, language) })}</div>
            )}
            {own.fee > 0 && own.paid === null && <div className="small quiet">{t('place.fee_text')}</div>}
          </dd>
        </dl>
        <div className="stack">
          {own.state === 'confirmed' && <DoorCode code={own.code} />}
          <OwnSteps command={command} mayCancel={own.mayCancel} />
        </div>
      </div>
    </div>
  )
}

function DoorCode({ code }: { readonly code: string }) {
  const { t } = useWords()
  return (
    <figure className="card stack">
      <div
        className="totp-qr"
        role="img"
        aria-label={t('place.qr')}
        dangerouslySetInnerHTML={{ __html: renderSVG(code) }}
      />
      <figcaption className="small">{t('place.qr_text')}</figcaption>
    </figure>
  )
}

function OwnSteps({ command, mayCancel }: { readonly command: string; readonly mayCancel: boolean }) {
  const { calendar: address } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <>
      {address ? (
        <div className="card stack">
          <p>
            <a href={address}>{t('place.calendar_open')}</a>
          </p>
          <p className="small">{t('place.calendar_text')}</p>
          <p className="code small" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </p>
        </div>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="calendar" />
          <input type="hidden" name="command" value={command} />
          <Button kind="second">{t('place.calendar_add')}</Button>
        </form>
      )}
      {mayCancel && (
        <form method="post">
          <input type="hidden" name="intent" value="cancel" />
          <input type="hidden" name="command" value={command} />
          <Button kind="danger">{t('place.cancel')}</Button>
        </form>
      )}
    </>
  )
}
