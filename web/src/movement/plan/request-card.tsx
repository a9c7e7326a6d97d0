import type { RequestView } from '@guyub/contract/plan'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useFieldWords } from './field-words.ts'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

interface RequestCardProps {
  readonly request: RequestView
  readonly names: PlanNames
  readonly mayDecide: boolean
}

/** What somebody asked for and why; what stood then and stands now; and what became of it. */
export function RequestCard({ request, names, mayDecide }: RequestCardProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const fieldWord = useFieldWords()
  const shown = useShownValue(names)
  const { id, kind, field, before, now, version, proposed, decision } = request
  const hasMoved = version !== null && JSON.stringify(now) !== JSON.stringify(before)
  return (
    <article className="card stack" data-request={field}>
      <div className="branch">
        <h3>
          {request.activityId ? (
            <a href={`/gerakan/kegiatan/${request.activityId}?versi=${request.planId}`} lang="id">
              {request.about}
            </a>
          ) : (
            <span lang="id">{request.about}</span>
          )}{' '}
          · {fieldWord(kind, field)}
        </h3>
        {decision && (
          <StateBadge
            tone={decision === 'accepted' ? 'done' : 'broken'}
            word={t(`plan.request_${decision}`)}
          />
        )}
      </div>
      <p>
        <del lang="id">{shown(field, before)}</del> <ins lang="id">{shown(field, proposed)}</ins>
      </p>
      {hasMoved && <p className="small">{t('plan.stands_now', { value: shown(field, now) })}</p>}
      <p lang="id">{request.reason}</p>
      <p className="small quiet">
        {request.by ?? t('plan.somebody')}, {request.office} · {formatMoment(request.at, language, zone)}
      </p>
      {decision && request.decidedAt && (
        <p className="small">
          {request.decidedBy ?? t('plan.somebody')} · {formatMoment(request.decidedAt, language, zone)}:{' '}
          <span lang="id">{request.decidedWhy}</span>
        </p>
      )}
      {mayDecide && !decision && (
        <form method="post" className="stack">
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="request" value={id} />
          <input type="hidden" name="seen" value={version ?? ''} />
          <Field name="why" id={`${id}-why`} label={t('plan.why')} required minLength={3} maxLength={2000} />
          <div className="row">
            {version !== null && (
              <Button size="small" name="decision" value="accepted">
                {t('plan.accept')}
              </Button>
            )}
            <Button size="small" kind="second" name="decision" value="rejected">
              {t('plan.reject')}
            </Button>
          </div>
        </form>
      )}
    </article>
  )
}
