import type { NodeKind, NodeView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface DocumentNodeProps {
  readonly kind: NodeKind
  readonly node: NodeView
  readonly names: PlanNames
  /** To its form, where it may be edited. */
  readonly href: string | undefined
  /** How many activities serve this word of the vision. */
  readonly activities: number
}

/** One horizon, mission, word, finding, strength, gap or need as a sentence or two. */
export function DocumentNode({ kind, node, names, href, activities }: DocumentNodeProps) {
  const { t, own } = useWords()
  const shown = useShownValue(names)
  const { id, fields } = node
  const text = (field: string) =>
    own({ id: String(fields[field] ?? ''), en: (fields[`${field}En`] as string | null) ?? null })
  const bodies: Partial<Record<NodeKind, () => React.ReactNode>> = {
    horizon: () => (
      <>
        <strong>{shown('span', fields.span)}</strong>:{' '}
        {[...new Set([fields.firstYear, fields.lastYear])].join('–')}
      </>
    ),
    mission: () => <span lang={text('statement').lang}>{text('statement').words}</span>,
    word: () => (
      <>
        <a href={`/gerakan/visi/${id}`} lang={text('word').lang}>
          <strong>{text('word').words}</strong>
        </a>{' '}
        <span className="small quiet">{t('plan.count', { count: activities })}</span>
        {fields.meaning ? <p lang={text('meaning').lang}>{text('meaning').words}</p> : null}
      </>
    ),
    readiness: () => (
      <>
        <strong>
          {[fields.pillar, fields.element]
            .filter(Boolean)
            .map((code) => shown('pillar', code))
            .join(' · ')}
        </strong>
        <p lang="id">{String(fields.finding)}</p>
        {fields.wanted ? (
          <p className="small">
            {t('plan.field_wanted')}: <span lang="id">{String(fields.wanted)}</span>
          </p>
        ) : null}
      </>
    ),
    swot: () => (
      <>
        <span lang="id">{String(fields.statement)}</span>
        {fields.dimension ? (
          <span className="small quiet"> {shown('dimension', fields.dimension)}</span>
        ) : null}
      </>
    ),
    gap: () => (
      <>
        <strong>{shown('element', fields.element)}</strong>
        <p lang="id">
          {String(fields.present)} → {String(fields.wanted)}
        </p>
        {fields.step ? (
          <p className="small">
            {t('plan.field_step')}: <span lang="id">{String(fields.step)}</span>
          </p>
        ) : null}
      </>
    ),
    need: () => (
      <>
        <span lang="id">{String(fields.statement)}</span>
        <p className="small quiet">
          {shown('source', fields.source)}: <span lang="id">{String(fields.sourceNote)}</span>
          {fields.areaCode ? ` · ${shown('areaCode', fields.areaCode)}` : ''}
        </p>
        <p className="small">
          {fields.wordId ? (
            <a href={`/gerakan/visi/${String(fields.wordId)}`}>{shown('wordId', fields.wordId)}</a>
          ) : (
            '–'
          )}
          {' → '}
          {(fields.activities as string[]).length === 0 && t('plan.no_answer_yet')}
          {(fields.activities as string[]).map((activity, index) => (
            <span key={activity}>
              {index > 0 && ', '}
              <a href={`/gerakan/kegiatan/${activity}`} lang="id">
                {names[activity] ?? activity}
              </a>
            </span>
          ))}
        </p>
      </>
    ),
  }
  return (
    <li data-node={kind}>
      {bodies[kind]?.()}{' '}
      {href && (
        <a className="small" href={href}>
          {t('plan.edit')}
        </a>
      )}
    </li>
  )
}
