import { NodeKind } from '@guyub/contract/plan'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ownPath } from '../../kernel/own-path.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { optionsOf } from './field-options.ts'
import { NodeForm } from './node-form.tsx'
import { askPlanNames } from './plan-names.ts'
import { sendAdd } from './send-node.ts'

const Added = NodeKind.exclude(['plan'])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const kind = Added.safeParse(params.kind)
  const known = await askPlanNames(call, language, params.planId)
  if (!kind.success || !known.document) throw new Response(null, { status: 404 })
  const { plan } = known.document
  const element = searchParams.get('unsur')
  const thisYear = Math.min(Math.max(new Date().getFullYear(), plan.firstYear), plan.lastYear)
  const [source, sourceNote, statement] = ['sumber', 'asal', 'isi'].map((name) => searchParams.get(name))
  const values: Record<string, unknown> = {
    ...(element && { element }),
    // A need that something else led to: an idea of a community.
    ...(source && { source, sourceNote, statement }),
    ...{ weight: 1, position: 0, better: 'higher', firstYear: thisYear, year: thisYear },
  }
  // The words of a book's section are written where the book has a place for them.
  const fixed: Record<string, string> =
    kind.data === 'chapter'
      ? { chapter: searchParams.get('bab') ?? '', section: searchParams.get('bagian') ?? '' }
      : {}
  return {
    fixed,
    ...{ kind: kind.data, names: known.names, options: optionsOf(known), plan, values },
    back: ownPath(searchParams.get('kembali'), request.url) ?? '/gerakan',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const activityId = new URL(request.url).searchParams.get('kegiatan') ?? undefined
  const kind = Added.safeParse(params.kind)
  if (!kind.success) throw new Response(null, { status: 404 })
  const place = { planId: params.planId ?? '', kind: kind.data, activityId }
  const sent = await sendAdd(visitOf(context).call, place, { url: request.url, form })
  if ('to' in sent) return redirect(sent.to)
  return data(sent, { status: sent.problem.status || 500 })
}

/** Something new in the plan. */
export default function AddPage() {
  const { kind, fixed, names, options, plan, values, back } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useWords()
  const years = Array.from({ length: plan.lastYear - plan.firstYear + 1 }, (_, n) => plan.firstYear + n)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.add_of', { kind: fixed.section ?? t(`plan.kind_${kind}`) })}
        trailLabel={t('shell.trail')}
        trail={[{ href: back, word: t('plan.back') }]}
      />
      <NodeForm
        {...{ kind, fixed, names, options, years, back }}
        values={result?.values ?? values}
        problem={result?.problem ?? null}
      />
    </div>
  )
}
