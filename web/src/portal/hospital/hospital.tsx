import { newCommandId } from '@guyub/contract/command'
import { isDay, isNik } from '@guyub/contract/nik'
import { book, KINDS, offered } from '@guyub/contract/visits'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { refusal } from '../../kernel/refusal.ts'
import { slotWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/visits-words.ts'

const DAYS_SHOWN = 14

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const asked = new URL(request.url).searchParams.get('hari') ?? today
  const day = isDay(asked) ? asked : today
  const hospital = params.hospital ?? ''
  const reply = await call(offered, { hospital, day })
  if (!reply.ok) throw new Response(null, { status: 404 })
  const days = Array.from({ length: DAYS_SHOWN + 1 }, (_, ahead) =>
    new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10),
  )
  return { ...reply.answer, hospital, days, command: newCommandId() }
}

/** Booked from home: the page of the visit is the receipt. Refused, the page comes back with what was typed, which stands in no address and is kept nowhere. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const value = text('number').replaceAll(' ', '')
  const birthDate = text('birthDate')
  const stay = (code: string, status: number) => refusal({ code, status }, form)
  if (!isDay(birthDate)) return stay('visits.wrong_day', 400)
  if (value.length < 3) return stay('visits.wrong_record', 400)
  const kind = KINDS.find((each) => String(each) === text('kind')) ?? 1
  const reference = text('reference')
  const reply = await call(book, {
    ...{ hospital: params.hospital ?? '', commandId: text('command'), sessionId: text('session') },
    ...{
      by: { kind: isNik(value) ? ('nik' as const) : ('record' as const), value },
      birthDate,
      payer: text('payer'),
      kind,
    },
    ...(reference && { reference }),
  })
  if (!reply.ok) return stay(reply.problem.code, reply.problem.status)
  return redirect(`/kunjungan/${encodeURIComponent(reply.answer.code)}?baru`, 303)
}

/** Clinics and doctors of a day with the places that are left, and a booking from home for whoever has a record. */
export default function Hospital() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const { name, day, days, sessions, clinics, hospital } = shown
  const titles = new Map(clinics.map(({ code, title }) => [code, title]))
  const noon = (each: string) => formatDay(`${each}T05:00:00Z`, language, zone)
  const hours = (each: (typeof sessions)[number]) => slotWords(each.startsAt, each.endsAt, language, zone)
  return (
    <div className="wide stack-wide">
      <PageHeader title={name} lead={t('visits.hospital_lead')} />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      <form className="row" action={`/rumah-sakit/${hospital}`}>
        <Select
          name="hari"
          label={t('visits.day')}
          value={day}
          options={days.map((each) => ({ key: each, label: noon(each) }))}
        />
        <Button kind="second">{t('visits.show_day')}</Button>
      </form>
      {sessions.length === 0 ? (
        <EmptyState title={t('visits.no_sessions')}>{t('visits.no_sessions_text')}</EmptyState>
      ) : (
        <Table
          caption={t('visits.sessions_on', { day: noon(day) })}
          rows={sessions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'doctor', title: t('visits.confirm_doctor'), cell: ({ doctor }) => doctor.name },
            {
              key: 'clinic',
              title: t('visits.confirm_clinic'),
              cell: ({ clinic }) => titles.get(clinic) ?? clinic,
            },
            { key: 'hours', title: t('visits.confirm_when'), cell: hours },
            {
              key: 'insured',
              title: t('visits.left_insured'),
              align: 'end',
              cell: ({ quota, isOpen }) =>
                isOpen ? `${quota.insured.left}/${quota.insured.seats}` : t('visits.closed'),
            },
            {
              key: 'other',
              title: t('visits.left_other'),
              align: 'end',
              cell: ({ quota, isOpen }) =>
                isOpen ? `${quota.other.left}/${quota.other.seats}` : t('visits.closed'),
            },
          ]}
        />
      )}
      <BookForm hours={hours} titles={titles} />
    </div>
  )
}

type Session = ReturnType<typeof useLoaderData<typeof loader>>['sessions'][number]

function BookForm({
  hours,
  titles,
}: {
  readonly hours: (session: Session) => string
  readonly titles: ReadonlyMap<string, string>
}) {
  const { sessions, payers, command, day, hospital } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const open = sessions.filter(({ isOpen }) => isOpen)
  if (!open.length) return null
  return (
    <CommandForm command={command} action={`/rumah-sakit/${hospital}?hari=${day}`} className="card stack">
      <h2>{t('visits.book')}</h2>
      <p>{t('visits.book_lead')}</p>
      <Select
        name="session"
        label={t('visits.session')}
        value={open[0]?.id ?? ''}
        options={open.map((each) => ({
          key: each.id,
          label: `${each.doctor.name}, ${titles.get(each.clinic) ?? ''}, ${hours(each)}`,
        }))}
      />
      <Field
        name="number"
        label={t('visits.number')}
        hint={t('visits.number_hint')}
        required
        minLength={3}
        maxLength={20}
      />
      <Field name="birthDate" type="date" label={t('visits.type_birth')} required />
      <Select
        name="payer"
        label={t('visits.payer')}
        value="umum"
        options={payers.map(({ key, title }) => ({ key, label: of(title) }))}
      />
      <Select
        name="kind"
        label={t('visits.kind')}
        value="1"
        options={KINDS.map((kind) => ({ key: String(kind), label: t(`visits.kind_${kind}`) }))}
      />
      <Field
        name="reference"
        label={t('visits.confirm_reference')}
        hint={t('visits.reference_hint')}
        maxLength={30}
      />
      <div>
        <Button>{t('visits.book')}</Button>
      </div>
    </CommandForm>
  )
}
