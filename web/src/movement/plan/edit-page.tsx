import { fieldsOf, NodeKind, planActivity } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ownPath } from '../../kernel/own-path.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { optionsOf } from './field-options.ts'
import { NodeForm } from './node-form.tsx'
import { askPlanNames } from './plan-names.ts'
import { sendEdit, sendRemoval } from './send-node.ts'

const OF_ACTIVITY = {
  milestone: 'milestones',
  indicator: 'indicators',
  budget: 'budgets',
  risk: 'risks',
} as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const kind = NodeKind.safeParse(params.kind)
  if (!kind.success) throw new Response(null, { status: 404 })
  const known = await askPlanNames(call, language, params.planId)
  const { document } = known
  const activityId = searchParams.get('kegiatan') ?? (kind.data === 'activity' ? params.nodeId : undefined)
  const activity = activityId
    ? answerOrLeave(request, await call(planActivity, { activityId, version: params.planId }))
    : undefined
  const list = OF_ACTIVITY[kind.data as keyof typeof OF_ACTIVITY]
  const nodes = list
    ? (activity?.[list] ?? [])
    : kind.data === 'activity'
      ? activity
        ? [activity.node]
        : []
      : kind.data === 'plan'
        ? document
          ? [document.node]
          : []
        : (document?.nodes[kind.data] ?? [])
  const node = nodes.find(({ id }) => id === params.nodeId)
  if (!node || !document) throw new Response(null, { status: 404 })
  const may = activity?.may ?? { edit: document.may.edit, editAll: true }
  if (!may.edit) throw new Response(null, { status: 403 })
  // The element of a programme is fixed, and the place of a text in a book; and what is the planners' own, an agency does not see in its form.
  const hidden = new Set([
    ...(kind.data === 'programme' ? ['element'] : []),
    ...(kind.data === 'chapter' ? ['chapter', 'section'] : []),
    ...(kind.data === 'activity' && !may.editAll
      ? ['element', 'programmeId', 'key', 'ownerCode', 'coOwners', 'weight', 'basis', 'source']
      : []),
  ])
  const { id, revision, fields, versions } = node
  return {
    node: { id, revision, fields, versions },
    kind: kind.data,
    fields: fieldsOf(kind.data).filter((field) => !hidden.has(field)),
    names: known.names,
    options: optionsOf(known),
    plan: document.plan,
    mayRemove: kind.data !== 'plan' && (may.editAll || kind.data !== 'activity'),
    back: ownPath(searchParams.get('kembali'), request.url) ?? '/gerakan',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const kind = NodeKind.safeParse(params.kind)
  if (!kind.success) throw new Response(null, { status: 404 })
  const place = { planId: params.planId ?? '', kind: kind.data, nodeId: params.nodeId ?? '' }
  const send = form.get('intent') === 'remove' ? sendRemoval : sendEdit
  const sent = await send(call, place, { url: request.url, form })
  if ('to' in sent) return redirect(sent.to)
  return data(sent, { status: sent.problem.status || 500 })
}

/** Everything of one thing in the plan, to be changed. Who changes other fields meanwhile is not written over. */
export default function EditPage() {
  const { node, kind, fields, names, options, plan, mayRemove, back } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useWords()
  const years = Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
  const was = Object.fromEntries(fields.map((field) => [field, node.fields[field] ?? null]))
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.edit_of', {
          kind: kind === 'chapter' ? String(node.fields.section) : t(`plan.kind_${kind}`),
        })}
        lead={t('plan.edit_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: back, word: t('plan.back') }]}
      />
      <NodeForm
        {...{ kind, fields, names, options, years, back, was }}
        values={result && Object.keys(result.values).length ? result.values : node.fields}
        versions={node.versions}
        problem={result?.problem ?? null}
      />
      {mayRemove && (
        <details>
          <summary>{t('plan.remove')}</summary>
          <form method="post" className="stack">
            <p className="quiet">{t('plan.remove_text')}</p>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="revision" value={node.revision} />
            <input type="hidden" name="@back" value={kind === 'activity' ? '/gerakan' : back} />
            <div>
              <Button kind="danger">{t('plan.remove')}</Button>
            </div>
          </form>
        </details>
      )}
    </div>
  )
}
