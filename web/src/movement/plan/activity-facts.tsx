import type { ActivityView } from '@guyub/contract/plan'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { spanWords } from './month-words.ts'
import type { PlanNames } from './plan-names.ts'

interface ActivityFactsProps {
  readonly view: ActivityView
  readonly names: PlanNames
}

/** Whose it is, where, when, for what, and where it comes from. */
export function ActivityFacts({ view, names }: ActivityFactsProps) {
  const { t, own, language } = useWords()
  const { line, node } = view
  const list = (codes: readonly string[]) => codes.map((code) => names[code] ?? code).join(', ') || '–'
  const programme = view.programme && own(view.programme)
  return (
    <section className="stack">
      {typeof node.fields.description === 'string' && <p lang="id">{node.fields.description}</p>}
      <dl className="facts">
        <dt>{t('plan.kind_programme')}</dt>
        <dd lang={programme?.lang}>{programme?.words ?? t('plan.no_programme')}</dd>
        <dt>{t('plan.field_element')}</dt>
        <dd>{names[line.element] ?? line.element}</dd>
        <dt>{t('plan.field_ownerCode')}</dt>
        <dd>{list([line.owner])}</dd>
        <dt>{t('plan.field_coOwners')}</dt>
        <dd>{list(line.coOwners)}</dd>
        <dt>{t('plan.field_areas')}</dt>
        <dd>{list(line.areas)}</dd>
        <dt>{t('plan.when')}</dt>
        <dd>{spanWords(line, language)}</dd>
        <dt>{t('plan.field_services')}</dt>
        <dd>
          {line.services.length === 0 && '–'}
          {line.services.map((key) => (
            <a key={key} href={`/layanan/${key}`}>
              {names[key] ?? key}
            </a>
          ))}
        </dd>
        <dt>{t('plan.field_words')}</dt>
        <dd>
          {view.words.length === 0 && '–'}
          {view.words.map(({ id, word }) => (
            <a key={id} href={`/gerakan/visi/${id}`} lang={own(word).lang}>
              {own(word).words}{' '}
            </a>
          ))}
        </dd>
        <dt>{t('plan.field_weight')}</dt>
        <dd>{formatNumber(line.weight, language, 2)}</dd>
        <dt>{t('plan.field_source')}</dt>
        <dd lang="id">{line.source}</dd>
      </dl>
      {view.needs.length > 0 && (
        <>
          <h2>{t('plan.answers_needs')}</h2>
          <ul>
            {view.needs.map((need) => (
              <li key={need.id} lang="id">
                {need.statement}{' '}
                <span className="small quiet">
                  ({names[need.source] ?? need.source}: {need.sourceNote})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
