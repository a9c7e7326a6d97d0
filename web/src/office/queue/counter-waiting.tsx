import { useLoaderData } from 'react-router'
import { formatTime } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { loader } from './counter-page.tsx'
import { Press } from './press.tsx'

/** Who waits for this counter in the order of calls, and who was set aside. */
export function Waiting() {
  const { waiting, inAll, aside, lanes, priorities } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const laneOf = (laneId: string) => lanes.find(({ id }) => id === laneId)
  const named = (number: string, isCarried: boolean) =>
    isCarried ? `${number} · ${t('queue.carried')}` : number
  const titleOf = (key: string | null) => {
    const known = priorities.find((each) => each.key === key)
    return known ? of(known.title) : ''
  }
  return (
    <section className="stack" aria-live="polite">
      <h2>{t('queue.counter_waiting', { count: inAll })}</h2>
      {waiting.length === 0 ? (
        <EmptyState title={t('queue.counter_waiting_none')}>
          {t('queue.counter_waiting_none_text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('queue.counter_waiting', { count: inAll })}
          captionHidden
          rows={waiting}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t('queue.number'),
              cell: ({ number, isCarried }) => named(number, isCarried),
            },
            {
              key: 'lane',
              title: t('queue.lane'),
              cell: ({ laneId }) => of(laneOf(laneId)?.title ?? { id: '–', en: '–' }),
            },
            { key: 'class', title: t('queue.web_class'), cell: ({ priority }) => titleOf(priority) },
            {
              key: 'since',
              title: t('queue.counter_since'),
              cell: ({ waitsFrom }) => formatTime(waitsFrom, language, zone),
            },
          ]}
        />
      )}
      {aside.length > 0 && (
        <>
          <h2>{t('queue.counter_aside')}</h2>
          <Table
            caption={t('queue.counter_aside')}
            captionHidden
            rows={aside}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'number',
                title: t('queue.number'),
                cell: ({ number, isCarried }) => named(number, isCarried),
              },
              {
                key: 'state',
                title: t('queue.state'),
                cell: ({ state }) => (
                  <StateBadge tone={state === 'held' ? 'waiting' : 'late'} word={t(`queue.state_${state}`)} />
                ),
              },
              {
                key: 'resume',
                title: t('queue.counter_resume'),
                cell: ({ id, number }) => (
                  <Press
                    intent="resume"
                    ticket={id}
                    word={t('queue.counter_resume')}
                    label={`${t('queue.counter_resume')}: ${number}`}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
