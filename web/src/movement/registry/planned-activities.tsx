import type { AdoptedActivity, AdoptedHead } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { PlannedActivity } from './planned-activity.tsx'

interface PlannedActivitiesProps {
  readonly head: AdoptedHead
  readonly element: string
  readonly activities: readonly AdoptedActivity[]
}

/** The activities of one element under their programmes; what belongs to none comes last. */
export function PlannedActivities({ head, element, activities }: PlannedActivitiesProps) {
  const { t, own } = useWords()
  const programmes = head.programmes.filter((programme) => programme.element === element)
  const named = new Set(programmes.map(({ id }) => id))
  const loose = activities.filter(({ programmeId }) => programmeId === null || !named.has(programmeId))
  return (
    <div className="stack">
      {programmes.map(({ id, title }) => {
        const { words, lang } = own(title)
        return group(id, <span lang={lang}>{words}</span>, ofProgramme(id))
      })}
      {loose.length > 0 && group('', t('region_plan.loose'), loose)}
    </div>
  )

  function ofProgramme(id: string) {
    return activities.filter(({ programmeId }) => programmeId === id)
  }

  function group(key: string, title: React.ReactNode, its: readonly AdoptedActivity[]) {
    return (
      <section key={key} className="stack">
        <h5>{title}</h5>
        {its.map((activity) => (
          <PlannedActivity key={activity.id} activity={activity} sources={head.sources} />
        ))}
      </section>
    )
  }
}
