import { type NodeKind, type NodeView, planDocument } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { DocumentNode } from './document-node.tsx'
import { askPlanNames } from './plan-names.ts'
import { SampleMark } from './sample-mark.tsx'
import { SavedMark } from './saved-mark.tsx'
import { VersionMark } from './version-mark.tsx'
import { wantedVersion } from './version-query.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const version = wantedVersion(request)
  const document = answerOrLeave(request, await call(planDocument, version ? { version } : {}))
  const { names, lists } = await askPlanNames(call, language, document.plan.id)
  const model = document.node.fields.readinessModel
  const readiness = lists?.readinessModels.find(({ key }) => key === model)
  return { document, names, readiness }
}

const KINDS = ['horizon', 'mission', 'word', 'readiness', 'swot', 'gap', 'need'] as const

/** What stands before the tree: vision, words, readiness, strengths and weaknesses, gaps and needs. */
export default function DocumentPage() {
  const { document, names, readiness } = useLoaderData<typeof loader>()
  const { t, own } = useWords()
  const { plan, node, nodes, may } = document
  const vision = own(plan.vision)
  const here = `/gerakan/rencana?versi=${plan.id}`
  const back = encodeURIComponent(here)
  const edit = (kind: NodeKind, id: string) =>
    may.edit ? `/gerakan/rencana/${plan.id}/ubah/${kind}/${id}?kembali=${back}` : undefined
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.document')}
        lead={<VersionMark plan={plan} />}
        trailLabel={t('shell.trail')}
        trail={[{ href: `/gerakan?versi=${plan.id}`, word: t('movement.plan') }]}
        actions={
          may.edit && (
            <ButtonLink kind="second" href={edit('plan', node.id) ?? ''}>
              {t('plan.edit')}
            </ButtonLink>
          )
        }
      />
      <SampleMark isSample={plan.isSample} />
      <SavedMark />
      <section className="card stack">
        <h2>{t('plan.field_vision')}</h2>
        <p className="vision" lang={vision.lang}>
          {vision.words}
        </p>
        <p className="small quiet">
          {plan.firstYear}–{plan.lastYear}
        </p>
      </section>
      {KINDS.map((kind) => (
        <section key={kind} className="stack" id={kind}>
          <div className="branch">
            <h2>{t(`plan.many_${kind}`)}</h2>
            {may.edit && (
              <ButtonLink
                kind="plain"
                size="small"
                icon="plus"
                href={`/gerakan/rencana/${plan.id}/tambah/${kind}?kembali=${back}`}
              >
                {t(`plan.kind_${kind}`)}
              </ButtonLink>
            )}
          </div>
          {kind === 'readiness' && readiness && (
            <p className="small quiet">
              {names[readiness.key]} · <span lang="id">{readiness.source}</span>
            </p>
          )}
          {(nodes[kind] ?? []).length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
          <Nodes
            kind={kind}
            nodes={nodes[kind] ?? []}
            names={names}
            edit={edit}
            activities={document.activities}
          />
        </section>
      ))}
    </div>
  )
}

interface NodesProps {
  readonly kind: (typeof KINDS)[number]
  readonly nodes: readonly NodeView[]
  readonly names: Readonly<Record<string, string>>
  readonly edit: (kind: NodeKind, id: string) => string | undefined
  readonly activities: readonly { readonly id: string; readonly words: readonly string[] }[]
}

const QUADRANTS = ['strength', 'weakness', 'opportunity', 'threat'] as const

// The four of a SWOT stand in their square, everything else one under the other.
function Nodes({ kind, nodes, names, edit, activities }: NodesProps) {
  const { t } = useWords()
  const one = (node: NodeView) => (
    <DocumentNode
      key={node.id}
      {...{ kind, node, names }}
      href={edit(kind, node.id)}
      activities={activities.filter(({ words }) => words.includes(node.id)).length}
    />
  )
  if (kind !== 'swot') return <ul className="plain stack">{nodes.map(one)}</ul>
  return (
    <div className="square">
      {QUADRANTS.map((quadrant) => (
        <section key={quadrant} className="card">
          <h3>{t(`plan.value_${quadrant}`)}</h3>
          <ul className="plain">{nodes.filter(({ fields }) => fields.quadrant === quadrant).map(one)}</ul>
        </section>
      ))}
    </div>
  )
}
