import { newCommandId } from '@guyub/contract/command'
import { adoptPlan, amendPlan, consultPlan, planVersions } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { planRights } from './may-contribute.ts'
import { SampleMark } from './sample-mark.tsx'
import { SavedMark } from './saved-mark.tsx'
import { VersionMark } from './version-mark.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const versions = answerOrLeave(request, await call(planVersions, {}))
  return { versions, mayEdit: (await planRights(call)).editAll, today }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call } = visitOf(context)
  const command = { commandId: newCommandId(), planId: String(form.get('plan')) }
  const intent = form.get('intent')
  const reply =
    intent === 'amend'
      ? await call(amendPlan, command)
      : intent === 'adopt'
        ? await call(adoptPlan, {
            ...command,
            regulation: String(form.get('regulation')),
            regulationOn: String(form.get('regulationOn')),
          })
        : await call(consultPlan, { ...command, back: intent === 'back' })
  if (reply.ok) return redirect('/gerakan/rencana/versi?simpan=ya')
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** Every version of the plan: what holds, what is being made, what held before, and what differs. */
export default function VersionsPage() {
  const { versions, mayEdit, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, own, ofCode, language } = useWords()
  const isOpen = versions.some(({ status }) => status === 'draft' || status === 'consultation')
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.versions')}
        lead={t('plan.versions_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
      />
      <SampleMark isSample={versions.some(({ isSample }) => isSample)} />
      {result?.problem ? <Notice tone="broken">{ofCode(result.problem)}</Notice> : <SavedMark />}
      {versions.length === 0 && (
        <EmptyState title={t('movement.no_plan')}>{t('movement.no_plan_text')}</EmptyState>
      )}
      {versions.map((version) => {
        const before = versions.find(({ id }) => id === version.amends)
        const title = own(version.title)
        return (
          <article key={version.id} className="card stack" data-version={version.number}>
            <h2 lang={title.lang}>{title.words}</h2>
            <VersionMark plan={version} />
            <p className="small quiet">
              {version.firstYear}–{version.lastYear} ·{' '}
              {t('plan.count', { count: formatNumber(version.activities, language) })}
            </p>
            <p className="row">
              <a href={`/gerakan?versi=${version.id}`}>{t('shell.open')}</a>
              <a href={`/gerakan/rencana?versi=${version.id}`}>{t('plan.document')}</a>
              {before && (
                <a href={`/gerakan/rencana/banding/${before.id}/${version.id}`}>
                  {t('plan.compare', { number: before.number })}
                </a>
              )}
            </p>
            {mayEdit && version.status === 'adopted' && !isOpen && (
              <Step plan={version.id} intent="amend" word={t('plan.amend')} hint={t('plan.amend_text')} />
            )}
            {mayEdit && version.status === 'draft' && (
              <Step
                plan={version.id}
                intent="consult"
                word={t('plan.consult')}
                hint={t('plan.consult_text')}
              />
            )}
            {mayEdit && version.status === 'consultation' && (
              <>
                <form method="post" className="stack">
                  <input type="hidden" name="intent" value="adopt" />
                  <input type="hidden" name="plan" value={version.id} />
                  <Field
                    name="regulation"
                    label={t('plan.regulation')}
                    required
                    minLength={3}
                    maxLength={300}
                  />
                  <Field
                    name="regulationOn"
                    type="date"
                    label={t('plan.regulation_on')}
                    max={today}
                    required
                    width="medium"
                  />
                  <div>
                    <Button>{t('plan.adopt')}</Button>
                  </div>
                </form>
                <Step plan={version.id} intent="back" word={t('plan.take_back')} />
              </>
            )}
          </article>
        )
      })}
    </div>
  )
}

interface StepProps {
  readonly plan: string
  readonly intent: string
  readonly word: string
  readonly hint?: string
}

function Step({ plan, intent, word, hint }: StepProps) {
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="plan" value={plan} />
      {hint && <p className="small quiet">{hint}</p>}
      <div>
        <Button kind="second">{word}</Button>
      </div>
    </form>
  )
}
