import { fieldsOf, NodeKind, planActivity } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { sendForm } from './activity-actions.ts'
import { optionsOf } from './field-options.ts'
import { useFieldWords } from './field-words.ts'
import { NodeField } from './node-field.tsx'
import { askPlanNames } from './plan-names.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const kind = NodeKind.safeParse(params.kind)
  const field = params.field ?? ''
  if (!kind.success || !fieldsOf(kind.data).includes(field)) throw new Response(null, { status: 404 })
  const known = await askPlanNames(call, language, params.planId)
  const { document } = known
  const nodeId = params.nodeId ?? ''
  const activity =
    kind.data === 'activity'
      ? await call(planActivity, { activityId: nodeId, ...(params.planId && { version: params.planId }) })
      : undefined
  const node = activity?.ok
    ? activity.answer.node
    : kind.data === 'plan'
      ? document?.node
      : document?.nodes[kind.data]?.find(({ id }) => id === nodeId)
  if (!node || !document) throw new Response(null, { status: 404 })
  const about = activity?.ok
    ? activity.answer.line.title.id
    : String(node.fields.title ?? node.fields.word ?? node.fields.statement ?? '')
  return {
    ...{
      kind: kind.data,
      field,
      nodeId,
      about,
      names: known.names,
      options: optionsOf(known),
      plan: document.plan,
    },
    value: node.fields[field] ?? null,
    back:
      kind.data === 'activity' ? `/gerakan/kegiatan/${nodeId}?versi=${document.plan.id}` : '/gerakan/rencana',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const problem = await sendForm(visitOf(context), await request.formData())
  if (problem) return data({ problem }, { status: problem.status || 500 })
  return redirect('/gerakan/rencana/masukan?simpan=ya')
}

/** Asks for another value of one field, with a reason. */
export default function RequestPage() {
  const { kind, field, nodeId, about, names, options, plan, value, back } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const fieldWord = useFieldWords()
  const years = Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.ask_for', { field: fieldWord(kind, field) })}
        lead={<span lang="id">{about}</span>}
        trailLabel={t('shell.trail')}
        trail={[{ href: back, word: t('plan.back') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem.code)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="intent" value="request" />
        <input type="hidden" name="plan" value={plan.id} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="node" value={nodeId} />
        <input type="hidden" name="field" value={field} />
        <NodeField {...{ kind, field, names, options, years, value }} isRequired={false} />
        <LongField name="reason" label={t('plan.reason')} required minLength={3} maxLength={2000} rows={3} />
        <div>
          <Button>{t('plan.send')}</Button>
        </div>
      </form>
    </div>
  )
}
