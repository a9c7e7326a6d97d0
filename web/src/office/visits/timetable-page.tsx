import { newCommandId } from '@guyub/contract/command'
import { here, offered, pullTimetable, putClinic, putSession } from '@guyub/contract/visits'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { momentOf } from '../../kernel/local-moment.ts'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/visits-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { hospital, hasSystem } = answerOrLeave(request, await call(here, {}))
  const day = answerOrLeave(request, await call(offered, { hospital }))
  const isSaved = new URL(request.url).searchParams.has('tersimpan')
  return { ...day, hospital, hasSystem, isSaved, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const at = { hospital, commandId: text('command') }
  const number = (name: string) => Number(text(name))
  const reply =
    text('intent') === 'pull'
      ? await call(pullTimetable, at)
      : text('intent') === 'clinic'
        ? await call(putClinic, {
            ...{ ...at, code: text('code'), title: text('title'), letter: text('letter').toUpperCase() },
            minutesEach: number('minutes'),
          })
        : await call(putSession, {
            ...{ ...at, clinic: text('clinic'), doctor: { code: text('doctor'), name: text('doctorName') } },
            startsAt: momentOf(`${text('day')}T${text('from')}`, zone),
            endsAt: momentOf(`${text('day')}T${text('until')}`, zone),
            seats: { insured: number('insured'), other: number('other') },
          })
  if (!reply.ok) return refusal(reply.problem, form)
  return redirect('/kantor/kunjungan/jadwal?tersimpan', 303)
}

/** Where clinics and sessions come from: the hospital's own system, or this page. */
export default function Timetable() {
  const { clinics, toldAt, hasSystem, isSaved, command, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('visits.timetable')}
        lead={
          toldAt
            ? t('visits.told_at', { at: formatMoment(toldAt, language, zone) })
            : t('visits.timetable_lead')
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/kunjungan', word: t('visits.office_title') }]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {isSaved && !refused && <Notice tone="done" title={t('visits.saved')} />}
      {clinics.length > 0 && <p>{clinics.map(({ code, title }) => `${code} ${title}`).join(' · ')}</p>}
      {hasSystem ? (
        <CommandForm command={command} about={{ intent: 'pull' }} className="row">
          <Button kind="second">{t('visits.pull')}</Button>
        </CommandForm>
      ) : (
        <>
          <CommandForm command={command} about={{ intent: 'clinic' }} className="card stack">
            <h2>{t('visits.new_clinic')}</h2>
            <Field name="code" width="short" label={t('visits.clinic_code')} required maxLength={20} />
            <Field name="title" label={t('visits.clinic_title')} required minLength={2} maxLength={80} />
            <Field name="letter" width="short" label={t('visits.clinic_letter')} required maxLength={2} />
            <Field
              name="minutes"
              width="short"
              type="number"
              label={t('visits.clinic_minutes')}
              required
              defaultValue="10"
            />
            <div>
              <Button>{t('visits.save')}</Button>
            </div>
          </CommandForm>
          <CommandForm command={command} about={{ intent: 'session' }} className="card stack">
            <h2>{t('visits.new_session')}</h2>
            <Field name="clinic" width="short" label={t('visits.clinic_code')} required maxLength={20} />
            <Field name="doctor" width="short" label={t('visits.doctor_code')} required maxLength={20} />
            <Field name="doctorName" label={t('visits.doctor_name')} required minLength={2} maxLength={120} />
            <Field
              name="day"
              width="short"
              type="date"
              label={t('visits.day')}
              required
              defaultValue={today}
            />
            <Field name="from" width="short" type="time" label={t('visits.from')} required />
            <Field name="until" width="short" type="time" label={t('visits.until')} required />
            <Field
              name="insured"
              width="short"
              type="number"
              label={t('visits.left_insured')}
              required
              defaultValue="20"
            />
            <Field
              name="other"
              width="short"
              type="number"
              label={t('visits.left_other')}
              required
              defaultValue="10"
            />
            <div>
              <Button>{t('visits.save')}</Button>
            </div>
          </CommandForm>
        </>
      )}
    </div>
  )
}
