import { normalTrackingCode, regionOf, track } from '@guyub/contract/cases'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { TrackForm } from './track-form.tsx'
import { keyCookie } from './track-key.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { code: searchParams.get('kode') ?? '', reason: searchParams.get('alasan') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const code = normalTrackingCode(String(form.get('code') ?? ''))
  const visit = visitOf(context)
  const pin = String(form.get('pin') ?? '').replace(/\D/g, '')
  if (!/^\d{6}$/.test(pin)) return data({ code, error: 'cases.track_unknown' }, { status: 400 })
  const reply = await visit.call(track, { trackingCode: code, pin }, { region: regionOf(code) })
  if (!reply.ok) return data({ code, error: reply.problem.code }, { status: reply.problem.status })
  visit.setCookie(keyCookie(reply.answer.trackingCode, reply.answer.key))
  return redirect(`/lacak/${encodeURIComponent(reply.answer.trackingCode)}`, 303)
}

export default function Track() {
  const { code, reason } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const asked = tried?.code ?? code
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('portal.track_title')} lead={t('portal.track_lead')} />
      {reason === 'habis' && !tried && <Notice>{t('cases.track_expired')}</Notice>}
      <TrackForm code={asked} error={tried ? ofCode(tried.error) : undefined} />
      <section className="column stack">
        <h2>{t('portal.track_lost')}</h2>
        <p>
          {t('portal.track_lost_phone')}{' '}
          <a href={`/lacak/kode${asked ? `?kode=${encodeURIComponent(asked)}` : ''}`}>
            {t('portal.track_lost_phone_link')}
          </a>
          .
        </p>
        <p>{t('portal.track_lost_text')}</p>
      </section>
    </div>
  )
}
