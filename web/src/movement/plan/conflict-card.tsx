import type { ConflictView } from '@guyub/contract/plan'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { inputOf } from './field-inputs.ts'
import type { FieldOptions } from './field-options.ts'
import { useFieldWords } from './field-words.ts'
import { NodeField } from './node-field.tsx'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface ConflictCardProps {
  readonly conflict: ConflictView
  readonly names: PlanNames
  readonly options: FieldOptions
  readonly years: readonly number[]
}

/** Two values of one field, who wrote which, and the three ways to decide. */
export function ConflictCard({ conflict, names, options, years }: ConflictCardProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const fieldWord = useFieldWords()
  const shown = useShownValue(names)
  const { id, kind, field, standing, proposed, version, standingBy, proposedBy, mayResolve } = conflict
  return (
    <article className="card stack" data-conflict={field}>
      <h3>
        <span lang="id">{conflict.about}</span> · {fieldWord(kind, field)}
      </h3>
      <dl className="both">
        <div>
          <dt>{t('plan.stands', { by: standingBy ?? t('plan.somebody') })}</dt>
          <dd lang="id">{shown(field, standing)}</dd>
        </div>
        <div>
          <dt>{t('plan.proposed', { by: proposedBy ?? t('plan.somebody') })}</dt>
          <dd lang="id">{shown(field, proposed)}</dd>
        </div>
      </dl>
      <p className="small quiet">{formatMoment(conflict.openedAt, language, zone)}</p>
      {mayResolve && (
        <form method="post" className="stack">
          <input type="hidden" name="intent" value="resolve" />
          <input type="hidden" name="conflict" value={id} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="field" value={field} />
          <input type="hidden" name="seen" value={version} />
          <div className="row">
            <Button kind="second" size="small" name="choice" value="standing">
              {t('plan.keep_standing')}
            </Button>
            <Button kind="second" size="small" name="choice" value="proposed">
              {t('plan.take_proposed')}
            </Button>
          </div>
          {inputOf(kind, field).as !== 'targets' && (
            <details>
              <summary>{t('plan.write_other')}</summary>
              <div className="stack">
                <NodeField
                  {...{ kind, field, names, options, years }}
                  id={`${id}-${field}`}
                  value={standing}
                  isRequired={false}
                />
                <div>
                  <Button size="small" name="choice" value="other">
                    {t('plan.save')}
                  </Button>
                </div>
              </div>
            </details>
          )}
        </form>
      )}
    </article>
  )
}
