import { newCommandId } from '@guyub/contract/command'
import { CONFIDENTIALITIES, dispositionSettings, letter, sendLetter } from '@guyub/contract/dispositions'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FieldNotes, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Addressees } from './addressees.tsx'
import { attachFiles, fileCommands } from './attach-files.ts'
import { faultsOf, letterIn, typedLetter } from './compose-form.ts'
import { LetterFiles } from './letter-files.tsx'
import './dispositions.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const settings = answerOrLeave(request, await call(dispositionSettings, {}))
  const search = new URL(request.url).searchParams
  const letterId = search.get('surat')
  const came = letterId ? answerOrLeave(request, await call(letter, { letterId })) : undefined
  const part = came?.handovers.find(({ id, may }) => id === search.get('dari') && may.includes('pass-on'))
  const [offices, who] = await Promise.all([allOffices(call), call(me, {})])
  const mine = who.ok ? who.answer.acting?.office.code : undefined
  return {
    settings,
    parent: came && part ? { handoverId: part.id, letterId: came.id, subject: came.subject } : null,
    start: {
      confidentiality: came?.confidentiality ?? 'biasa',
      subject: came?.subject ?? '',
      // What is late already is passed on by today.
      dueOn: part?.dueOn && part.dueOn >= settings.today ? part.dueOn : settings.proposedDueOn,
    },
    offices: (offices ?? [])
      .filter(({ code, kind }) => code !== mine && ['regency', 'agency', 'district'].includes(kind))
      .map(({ code, name, kind }) => ({ code, name, kind })),
    command: newCommandId(),
    fileCommands: fileCommands(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const typed = typedLetter(form)
  const faulty = (problem: string, faults: Readonly<Record<string, string>> = {}, status = 400) =>
    data({ problem, faults, typed }, { status })
  if (!typed.to.length) return faulty('dispositions.choose_office', { to: 'dispositions.choose_office' })
  if (!typed.instructions.length)
    return faulty('dispositions.choose_instruction', { instructions: 'dispositions.choose_instruction' })
  const parent = String(form.get('parent') ?? '')
  const reply = await visit.call(sendLetter, {
    ...{ commandId: String(form.get('command') ?? ''), ...(parent && { parent }) },
    ...letterIn(typed),
  })
  if (!reply.ok)
    return faulty(reply.problem.code, faultsOf(reply.problem.errors), reply.problem.status || 500)
  const { letterId } = reply.answer
  const left = await attachFiles(visit, { letterId }, form)
  throw redirect(`/kantor/disposisi/${letterId}${left ? `?lampiran=${left.code}` : '?terkirim'}`, 303)
}

/** A new letter, or one that passes a task on. */
export default function Compose() {
  const { settings, parent, start, offices, command, ...page } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const typed = result?.typed
  const fault = (name: string) => (result?.faults[name] ? ofCode(result.faults[name]) : undefined)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t(parent ? 'dispositions.pass_on_title' : 'dispositions.new')}
        lead={
          parent
            ? t('dispositions.pass_on_lead', { subject: parent.subject })
            : t('dispositions.compose_lead')
        }
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/kantor/disposisi', word: t('dispositions.trail') },
          ...(parent ? [{ href: `/kantor/disposisi/${parent.letterId}`, word: parent.subject }] : []),
        ]}
      />
      {result && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" encType="multipart/form-data" className="card stack letter-form">
        <input type="hidden" name="command" value={command} />
        {parent && <input type="hidden" name="parent" value={parent.handoverId} />}
        <Addressees offices={offices} to={typed?.to ?? []} copies={typed?.copies ?? []} error={fault('to')} />
        <Field
          name="subject"
          label={t('dispositions.subject')}
          defaultValue={typed?.subject ?? start.subject}
          error={fault('subject')}
          maxLength={200}
          required
          width="full"
        />
        <fieldset className="choice" data-invalid={fault('instructions') ? '' : undefined}>
          <legend className="field-label">{t('dispositions.instructions')}</legend>
          <FieldNotes
            name="instructions"
            hint={t('dispositions.source_note', { source: of(settings.instructionsSource) })}
            error={fault('instructions')}
          />
          <div className="choice-options">
            {settings.instructions.map(({ key, text }) => (
              <label key={key} className="choice-option">
                <input
                  type="checkbox"
                  name="instructions"
                  value={key}
                  defaultChecked={typed?.instructions.includes(key)}
                />
                {of(text)}
              </label>
            ))}
          </div>
        </fieldset>
        <LongField
          name="body"
          label={t('dispositions.body')}
          hint={t('dispositions.body_hint')}
          optional={t('shell.optional')}
          defaultValue={typed?.body}
          error={fault('body')}
          rows={6}
        />
        <Field
          name="dueOn"
          type="date"
          label={t('dispositions.due_on')}
          hint={t('dispositions.escalation_note', { source: of(settings.escalationSource) })}
          defaultValue={typed?.dueOn ?? start.dueOn}
          min={settings.today}
          error={fault('dueOn')}
          required
          width="short"
        />
        <Choice
          name="confidentiality"
          label={t('dispositions.confidentiality')}
          value={typed?.confidentiality ?? start.confidentiality}
          options={CONFIDENTIALITIES.map((key) => ({ key, label: t(`dispositions.conf_${key}_text`) }))}
        />
        <details open={Boolean(typed?.number || typed?.url || typed?.caseCode)}>
          <summary>{t('dispositions.official')}</summary>
          <div className="stack">
            <p className="quiet small">{t('dispositions.official_text')}</p>
            <Field
              name="number"
              label={t('dispositions.official_number')}
              optional={t('shell.optional')}
              defaultValue={typed?.number}
              error={fault('number')}
              maxLength={100}
              width="medium"
            />
            <Field
              name="url"
              type="url"
              label={t('dispositions.official_url')}
              hint={t('dispositions.official_url_hint')}
              optional={t('shell.optional')}
              defaultValue={typed?.url}
              error={fault('url')}
              width="full"
            />
          </div>
        </details>
        {!parent && (
          <Field
            name="caseCode"
            label={t('dispositions.case_code')}
            hint={t('dispositions.case_hint')}
            optional={t('shell.optional')}
            defaultValue={typed?.caseCode}
            error={fault('caseCode')}
            width="medium"
          />
        )}
        <LetterFiles id="files" commands={page.fileCommands} />
        <div>
          <Button>{t('dispositions.send')}</Button>
        </div>
      </form>
    </div>
  )
}
