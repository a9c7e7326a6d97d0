import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

export interface Task {
  readonly key:
    | 'reminders'
    | 'contributions'
    | 'evaluation_late'
    | 'findings'
    | 'explanations'
    | 'dispositions'
    | 'dispositions_late'
  readonly href: string
  readonly all: number
  readonly late: number
}

/** What waits for whoever looks, the late ones marked. */
export function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useWords()
  return (
    <section className="card stack">
      <h2>{t('dashboard.mine')}</h2>
      {tasks.length === 0 && <p>{t('dashboard.nothing_waits')}</p>}
      <ul className="plain-list stack">
        {tasks.map(({ key, href, all, late }) => (
          <li key={key}>
            <a href={href}>{t(`dashboard.task_${key}`, { count: all })}</a>{' '}
            {late > 0 && <StateBadge tone="late" word={t('dashboard.late', { count: late })} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
