import { newCommandId } from '@guyub/contract/command'
import { dataAgreements, dispositionSettings, proposeAgreement } from '@guyub/contract/dispositions'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, FieldNotes, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import './dispositions.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { services } = answerOrLeave(request, await call(dataAgreements, {}))
  const settings = answerOrLeave(request, await call(dispositionSettings, {}))
  return { services, today: settings.today, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  // A field is named with its service.
  const chosen = form.getAll('fields').map((value) => String(value).split(' '))
  const service = chosen[0]?.[0] ?? ''
  const typed = {
    ...{ title: text('title'), purpose: text('purpose'), legalBasis: text('legalBasis') },
    ...{ startsOn: text('startsOn'), expiresOn: text('expiresOn') },
    fields: chosen.map((parts) => parts.join(' ')),
  }
  const faulty = (problem: string, faults: Readonly<Record<string, string>>, status = 400) =>
    data({ problem, typed, faults }, { status })
  const wrong = !chosen.length
    ? 'dispositions.choose_field'
    : chosen.some(([its]) => its !== service) && 'dispositions.one_service'
  if (wrong) return faulty(wrong, { fields: wrong })
  const reply = await visitOf(context).call(proposeAgreement, {
    ...{ ...typed, commandId: text('command'), service },
    fields: chosen.map(([, key = '']) => key),
  })
  if (reply.ok) throw redirect(`/kantor/perjanjian-data/${reply.answer.agreementId}`, 303)
  const faults = (reply.problem.errors ?? []).map(({ pointer, code }) => [pointer.split('/')[1], code])
  return faulty(reply.problem.code, Object.fromEntries(faults), reply.problem.status || 500)
}

/** What another office keeps and ours needs: why, on which ground, until when. */
export default function Propose() {
  const { services, today, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const typed = result?.typed
  const fault = (name: string) => (result?.faults[name] ? ofCode(result.faults[name]) : undefined)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('dispositions.propose')}
        lead={t('dispositions.propose_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/perjanjian-data', word: t('office.agreements') }]}
      />
      {result && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="command" value={command} />
        <Field
          name="title"
          label={t('dispositions.agreement_title')}
          defaultValue={typed?.title}
          error={fault('title')}
          maxLength={200}
          required
          width="full"
        />
        {services.map((service) => (
          <fieldset key={service.key} className="choice" data-invalid={fault('fields') ? '' : undefined}>
            <legend className="field-label">
              {t('dispositions.fields_of', {
                service: of(service.title),
                office: service.provider.name,
              })}
            </legend>
            <FieldNotes name={`fields-${service.key}`} error={fault('fields')} />
            <div className="choice-options">
              {service.fields.map(({ key, label }) => (
                <label key={key} className="choice-option">
                  <input
                    type="checkbox"
                    name="fields"
                    value={`${service.key} ${key}`}
                    defaultChecked={typed?.fields.includes(`${service.key} ${key}`)}
                  />
                  {of(label)}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <LongField
          name="purpose"
          label={t('dispositions.purpose')}
          defaultValue={typed?.purpose}
          error={fault('purpose')}
          rows={3}
          required
        />
        <Field
          name="legalBasis"
          label={t('dispositions.legal_basis')}
          defaultValue={typed?.legalBasis}
          error={fault('legalBasis')}
          maxLength={500}
          required
          width="full"
        />
        <div className="pair">
          <Field
            name="startsOn"
            type="date"
            label={t('dispositions.starts_on')}
            defaultValue={typed?.startsOn ?? today}
            error={fault('startsOn')}
            required
            width="short"
          />
          <Field
            name="expiresOn"
            type="date"
            label={t('dispositions.expires_on')}
            defaultValue={typed?.expiresOn}
            error={fault('expiresOn')}
            min={today}
            required
            width="short"
          />
        </div>
        <div>
          <Button>{t('dispositions.propose')}</Button>
        </div>
      </form>
    </div>
  )
}
