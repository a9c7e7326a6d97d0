import { dayOfSite, site } from '@guyub/contract/booking'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { dayIn } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/booking-words.ts'
import { BookForForm } from './book-for-form.tsx'
import { Guests } from './guests.tsx'
import { Requests } from './requests.tsx'
import { SiteDoors } from './site-doors.tsx'
import { stepIn } from './step-in.ts'
import { WalkInForm } from './walk-in-form.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today, zone } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const siteId = params.siteId ?? ''
  const day = dayIn(searchParams.get('hari'), today)
  const its = answerOrLeave(request, await call(dayOfSite, { siteId, day }))
  const whole = answerOrLeave(request, await call(site, { siteId }))
  return {
    ...{ ...its, whole, siteId, today, zone, command: newCommandId() },
    ...{ count: searchParams.get('datang'), booked: searchParams.get('kode') },
    isSaved: searchParams.has('sudah'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const form = await request.formData()
  const done = await stepIn(call, zone, form)
  const { pathname, searchParams } = new URL(request.url)
  const day = searchParams.get('hari')
  if (done.ok)
    return redirect(`${pathname}?${new URLSearchParams({ ...(day && { hari: day }), ...done.told })}`, 303)
  return refusal(done, form)
}

/** Who comes on a day: in by code or name, out again, missed; what waits for a decision; and whoever stands there. */
export default function Today() {
  const {
    site: name,
    siteId,
    day,
    today,
    count,
    booked,
    isSaved,
    command,
    missedAfter,
    whole,
  } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const dayName = formatDay(`${day}T00:00:00Z`, language, 'UTC')
  return (
    <div className="stack-wide">
      <PageHeader
        title={name}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/tempat', word: t('office.places') }]}
      />
      <SiteDoors siteId={siteId} here={day === today ? '' : 'lain'} />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!refused && count && <Notice tone="done">{t('keep.checked_in', { count })}</Notice>}
      {!refused && booked && <Notice tone="done">{t('keep.booked', { code: booked })}</Notice>}
      {!refused && isSaved && <Notice tone="done">{t('keep.saved')}</Notice>}
      <CommandForm className="card stack" command={command} about={{ intent: 'check-in' }}>
        <h2>{t('keep.check_in')}</h2>
        <Field
          name="kode"
          label={t('place.code')}
          hint={t('keep.check_in_hint')}
          required
          maxLength={40}
          width="medium"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <div>
          <Button icon="check">{t('keep.check_in')}</Button>
        </div>
      </CommandForm>
      <section className="stack">
        <h2>{t('keep.guests', { day: dayName })}</h2>
        <p className="small quiet">{t('keep.guests_note')}</p>
        <Guests />
      </section>
      <Requests />
      <WalkInForm site={whole} command={command} missedAfter={missedAfter} />
      <BookForForm site={whole} command={command} />
    </div>
  )
}
