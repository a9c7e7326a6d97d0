import { normalTrackingCode, regionOf, track, trackCode } from '@guyub/contract/cases'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { type Visit, visitOf } from '../kernel/visit.ts'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { AskCodeForm } from './track-by-code/ask-code-form.tsx'
import { OpenByCodeForm } from './track-by-code/open-by-code-form.tsx'
import { keyCookie } from './track-key.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return { code: new URL(request.url).searchParams.get('kode') ?? '' }
}

/** First the code is asked for, then it opens the request. Between the two nothing is kept but what the form carries. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const visit = visitOf(context)
  const trackingCode = normalTrackingCode(String(form.get('code') ?? ''))
  return form.get('intent') === 'open' ? open(visit, trackingCode, form) : send(visit, trackingCode, form)
}

async function send(visit: Visit, trackingCode: string, form: FormData) {
  const phone = String(form.get('phone') ?? '')
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 8)
    return data({ step: 'ask', trackingCode, phone, error: 'short' } as const, { status: 400 })
  const reply = await visit.call(trackCode, { trackingCode, phone }, { region: regionOf(trackingCode) })
  if (!reply.ok) {
    const { code: error, status } = reply.problem
    return data({ step: 'ask', trackingCode, phone, error } as const, { status })
  }
  // The ending of what was typed here, never of what is kept: whoever has only the code learns nothing.
  const sent = { trackingCode, ending: digits.slice(-3), minutes: reply.answer.goodForMinutes }
  return data({ step: 'open', ...sent, error: null } as const)
}

async function open(visit: Visit, trackingCode: string, form: FormData) {
  const code = String(form.get('once') ?? '').replace(/\D/g, '')
  const sent = {
    trackingCode,
    ending: String(form.get('ending') ?? '').slice(0, 3),
    minutes: Number(form.get('minutes')) || 0,
  }
  const no = (error: string, status: number) => data({ step: 'open', ...sent, error } as const, { status })
  if (!/^\d{6}$/.test(code)) return no('cases.track_unknown', 400)
  const reply = await visit.call(track, { trackingCode, code }, { region: regionOf(trackingCode) })
  if (!reply.ok) return no(reply.problem.code, reply.problem.status)
  visit.setCookie(keyCookie(reply.answer.trackingCode, reply.answer.key))
  return redirect(`/lacak/${encodeURIComponent(reply.answer.trackingCode)}`, 303)
}

export default function TrackByCode() {
  const { code } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('portal.code_title')}
        lead={t('portal.code_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/lacak', word: t('shell.track') }]}
      />
      {tried?.step === 'open' ? (
        <OpenByCodeForm {...tried} />
      ) : (
        <AskCodeForm
          code={tried?.trackingCode ?? code}
          phone={tried?.phone}
          error={tried?.error ?? undefined}
        />
      )}
      <section className="column">
        <h2>{t('portal.code_no_phone')}</h2>
        <p>{t('portal.track_lost_text')}</p>
      </section>
    </div>
  )
}
