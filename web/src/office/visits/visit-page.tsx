import { newCommandId } from '@guyub/contract/command'
import { cancelVisit, erasePatient, here, readVisit, recordTask, TASKS } from '@guyub/contract/visits'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment, formatShortDay } from '../../kernel/format.ts'
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
import { Select } from '../../ui/select/select.tsx'
import '../../words/visits-words.ts'
import type { WordKey } from '../../words/words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const visit = answerOrLeave(request, await call(readVisit, { hospital, visitId: params.visitId ?? '' }))
  return { visit, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const at = { hospital, visitId: params.visitId ?? '', commandId: text('command') }
  const reply =
    text('intent') === 'cancel'
      ? await call(cancelVisit, { ...at, reason: text('reason') })
      : text('intent') === 'erase'
        ? await call(erasePatient, {
            ...{ hospital, commandId: at.commandId, patientId: text('patient'), reason: 'person-asks' },
          })
        : await call(recordTask, { ...at, task: Number(text('task')), occurredAt: new Date().toISOString() })
  if (!reply.ok) return refusal(reply.problem, form)
  return redirect(`/kantor/kunjungan/${at.visitId}`, 303)
}

/** One visit with its patient and every step. That it was looked at is kept. */
export default function VisitPage() {
  const { visit, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const { patient, tasks, reports } = visit
  const last = tasks.at(-1)?.task
  const facts: [string, string | null | undefined][] = [
    [t('visits.confirm_who'), patient?.name ?? t('visits.erased')],
    [t('visits.by_record'), patient?.record],
    [t('visits.by_nik'), patient?.nik],
    [t('visits.by_insurance'), patient?.insurance],
    [
      t('visits.type_birth'),
      patient?.birthDate && formatShortDay(`${patient.birthDate}T00:00:00Z`, language, 'UTC'),
    ],
    [t('visits.person_phone'), patient?.phone],
    [t('visits.person_address'), patient?.address],
    [t('visits.confirm_clinic'), `${visit.clinic} · ${visit.doctor}`],
    [t('visits.your_number'), visit.number],
    [t('visits.confirm_reference'), visit.reference],
    [t('visits.letter_number'), visit.letter],
  ]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('visits.one', { code: visit.code })}
        lead={t('visits.look_kept')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/kunjungan', word: t('visits.office_title') }]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      <dl className="facts">
        {facts.map(([term, value]) => value && <Fact key={term} term={term} value={value} />)}
      </dl>
      <section className="stack">
        <h2>{t('visits.steps')}</h2>
        <ol className="plain-list">
          {tasks.map(({ task, at }) => (
            <li key={task}>
              {formatMoment(at, language, zone)} · {t(`visits.task_${task}` as 'visits.task_0')}
            </li>
          ))}
        </ol>
        {last !== 7 && last !== 99 && (
          <CommandForm className="row" command={command}>
            <Select
              name="task"
              label={t('visits.next_step')}
              value={String((last ?? 2) + 1)}
              options={TASKS.map((task) => ({ key: String(task), label: t(`visits.task_${task}`) }))}
            />
            <Button kind="second" name="intent" value="task">
              {t('visits.write_step')}
            </Button>
          </CommandForm>
        )}
      </section>
      {reports.length > 0 && (
        <section className="stack">
          <h2>{t('visits.reports')}</h2>
          <ul className="plain-list">
            {reports.map(({ id, to, what, state, said }) => (
              <li key={id}>
                {t(to === 'hospital' ? 'visits.to_hospital_system' : 'visits.to_insurance')} ·{' '}
                {t(reportWord(what))} · {t(`visits.report_${state}` as 'visits.report_sent')} {said}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(last === undefined || last < 5) && (
        <CommandForm className="card stack" command={command}>
          <h2>{t('visits.cancel')}</h2>
          <Field name="reason" label={t('visits.reason')} required minLength={3} maxLength={200} />
          <div>
            <Button kind="danger" name="intent" value="cancel">
              {t('visits.cancel')}
            </Button>
          </div>
        </CommandForm>
      )}
      {patient && last !== undefined && last >= 5 && (
        <CommandForm className="card stack" command={command} about={{ patient: visit.patientId }}>
          <h2>{t('visits.erase')}</h2>
          <p>{t('visits.erase_text')}</p>
          <div>
            <Button kind="danger" name="intent" value="erase">
              {t('visits.erase')}
            </Button>
          </div>
        </CommandForm>
      )}
    </div>
  )
}

/** What was told of a visit: that it began, a step of it, or that it was called off. */
function reportWord(what: string): WordKey {
  const task = TASKS.find((each) => what === `task-${each}`)
  if (task !== undefined) return `visits.task_${task}`
  return what === 'cancel' ? 'visits.reported_cancel' : 'visits.reported_add'
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  )
}
