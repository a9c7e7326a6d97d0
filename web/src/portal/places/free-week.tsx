import { formatShortDay } from '../../kernel/format.ts'
import { daysFrom } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'
import type { Free } from './free-slots.tsx'

/** Seven days at a glance: how many slots of each space are free, each leading to its day. */
export function FreeWeek({ siteId, free }: { readonly siteId: string; readonly free: Free }) {
  const { t, language } = useWords()
  const days = daysFrom(free.from, 7)
  const dayName = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  return (
    <div className="stack">
      <p className="row">
        <a href={`/tempat/${siteId}?tampil=pekan&hari=${dayBefore(free.from, 7)}#jam`}>
          {t('place.week_before')}
        </a>
        <a href={`/tempat/${siteId}?tampil=pekan&hari=${dayBefore(free.from, -7)}#jam`}>
          {t('place.week_after')}
        </a>
      </p>
      <Table
        caption={t('place.week')}
        captionHidden
        rows={free.spaces.filter(({ is }) => is === 'place')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('place.spaces'), cell: ({ name }) => <span lang="id">{name}</span> },
          ...days.map((day, nth) => ({
            key: day,
            title: dayName(day),
            cell: ({ days: its }: Free['spaces'][number]) => {
              const slots = its[nth]?.slots ?? []
              const left = slots.filter(({ is }) => is === 'free').length
              if (!slots.length) return <span className="quiet">{t('place.closed_short')}</span>
              if (!left) return <span className="quiet">{t('place.full_short')}</span>
              return (
                <a href={`/tempat/${siteId}?hari=${day}#jam`}>
                  {t('place.free_short', { left, all: slots.length })}
                </a>
              )
            },
          })),
        ]}
      />
    </div>
  )
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
