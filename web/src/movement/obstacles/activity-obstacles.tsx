import type { ObstacleView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

interface ActivityObstaclesProps {
  readonly activityId: string
  readonly obstacles: readonly ObstacleView[]
  readonly mayOpen: boolean
}

/** What holds up one activity, and the door to saying so. */
export function ActivityObstacles({ activityId, obstacles, mayOpen }: ActivityObstaclesProps) {
  const { t } = useWords()
  return (
    <section className="stack" id="hambatan">
      <div className="branch">
        <h2>{t('obstacle.title')}</h2>
        {mayOpen && <a href={`/gerakan/hambatan/catat?kegiatan=${activityId}`}>{t('obstacle.open')}</a>}
      </div>
      {obstacles.length === 0 && <p className="quiet">{t('plan.nothing_yet')}</p>}
      <ul className="milestones">
        {obstacles.map(({ id, title, state, isLate, ownerName, owner }) => (
          <li key={id} className="row">
            <StateBadge
              tone={isLate ? 'late' : state === 'solved' ? 'done' : 'waiting'}
              word={t(isLate ? 'obstacle.late' : `obstacle.state_${state}`)}
            />
            <a href={`/gerakan/hambatan#${id}`} lang="id">
              {title}
            </a>
            <span className="small quiet">{ownerName ?? owner}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
