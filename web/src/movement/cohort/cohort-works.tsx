import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import type { CohortView, May, Stage } from './cohort-stage.tsx'

const STATES = {
  'handed-in': ['running', 'cohort.work_handed_in'],
  returned: ['late', 'cohort.work_returned'],
  accepted: ['done', 'cohort.work_accepted'],
} as const

interface CohortWorksProps {
  readonly view: CohortView
  readonly stage: Stage
  readonly may: May
}

/** What a stage asks for, how far each is, and the forms of whoever hands in or reviews. */
export function CohortWorks({ view, stage, may }: CohortWorksProps) {
  const { t } = useWords()
  if (!stage.deliverables.length) return null
  return (
    <>
      <h3>{t('cohort.deliverables')}</h3>
      <ul className="milestones">
        {stage.deliverables.map(({ key, title }) => {
          const state = stage.works.find(({ deliverable }) => deliverable === key)?.state
          const [tone, word] = state ? STATES[state] : (['waiting', 'cohort.work_missing'] as const)
          const tries = (view.works ?? []).filter(
            (work) => work.stage === stage.key && work.deliverable === key,
          )
          const [last] = tries
          return (
            <li key={key}>
              <span lang="id">{title}</span> <StateBadge tone={tone} word={t(word)} />
              {last && (
                <p className="small">
                  <a href={`/gerakan/berkas-bimtek/${view.id}/hasil/${last.id}`}>{last.fileName}</a>{' '}
                  <span className="quiet">
                    {t('cohort.work_by', { name: last.by })}
                    {last.reviewer && `, ${t('cohort.reviewed_by', { name: last.reviewer })}`}
                  </span>
                  {last.reason && <span lang="id"> “{last.reason}”</span>}
                </p>
              )}
              {may.deliver && state !== 'accepted' && state !== 'handed-in' && (
                <details>
                  <summary>{t('cohort.hand_in')}</summary>
                  <form method="post" encType="multipart/form-data" className="row">
                    <input type="hidden" name="stage" value={stage.key} />
                    <input type="hidden" name="deliverable" value={key} />
                    <input className="file-input" type="file" name="file" required aria-label={title} />
                    <Button kind="second" size="small" name="intent" value="hand-in">
                      {t('cohort.hand_in')}
                    </Button>
                  </form>
                </details>
              )}
              {may.review && last?.state === 'handed-in' && !last.isMine && (
                <details>
                  <summary>{t('cohort.review')}</summary>
                  <form method="post" className="stack">
                    <input type="hidden" name="work" value={last.id} />
                    <LongField
                      name="reason"
                      id={`reason-${last.id}`}
                      label={t('cohort.reason')}
                      hint={t('cohort.reason_hint')}
                      rows={2}
                    />
                    <div className="row">
                      <Button size="small" name="intent" value="accepted">
                        {t('cohort.accept')}
                      </Button>
                      <Button kind="second" size="small" name="intent" value="returned">
                        {t('cohort.return')}
                      </Button>
                    </div>
                  </form>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
