import type { Difference } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useFieldWords } from './field-words.ts'
import type { PlanNames } from './plan-names.ts'
import { useShownValue } from './shown-value.ts'

const TONES = { added: 'done', removed: 'broken', changed: 'running' } as const

interface DifferenceCardProps {
  readonly each: Difference
  readonly names: PlanNames
  /** Where what it is about is found; nothing while it is not there. */
  readonly href: string | undefined
}

/** One thing that differs, field by field. */
export function DifferenceCard({ each, names, href }: DifferenceCardProps) {
  const { t } = useWords()
  const fieldWord = useFieldWords()
  const shown = useShownValue(names)
  return (
    <li className="card stack" data-change={each.change}>
      <div className="row">
        <StateBadge tone={TONES[each.change]} word={t(`plan.change_${each.change}`)} />
        <span className="small quiet">{t(`plan.kind_${each.kind}`)}</span>
        {href ? (
          <a href={href} lang="id">
            {each.about}
          </a>
        ) : (
          <span lang="id">{each.about}</span>
        )}
      </div>
      {each.fields.map(({ field, before: was, after: is }) => (
        <p key={field}>
          {fieldWord(each.kind, field)}:{' '}
          {each.change === 'changed' && <del lang="id">{shown(field, was)}</del>}{' '}
          <ins lang="id">{shown(field, is)}</ins>
        </p>
      ))}
    </li>
  )
}
