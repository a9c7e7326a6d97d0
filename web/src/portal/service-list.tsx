import type { services as servicesEndpoint } from '@guyub/contract/services'
import type { z } from 'zod'
import { useWords } from '../kernel/use-words.ts'
import { DIMENSIONS, DimensionTag } from '../ui/dimension-tag/dimension-tag.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'

export type ServiceItem = z.output<typeof servicesEndpoint.answer>[number]

interface ServiceListProps {
  readonly services: readonly ServiceItem[]
  /** 3 below a heading of its own. */
  readonly level?: 2 | 3
}

export function ServiceList({ services, level = 2 }: ServiceListProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { t, of } = useWords()
  if (!services.length)
    return <EmptyState title={t('portal.services_empty_title')}>{t('portal.services_empty_text')}</EmptyState>
  return (
    <ul className="service-list">
      {services.map(({ key, title, summary, fee, dimension }) => {
        const known = DIMENSIONS.find((one) => one === dimension)
        return (
          <li key={key}>
            <article className="card">
              {known && <DimensionTag dimension={known} label={t(`dimension.${known}`)} />}
              <Heading className="service-name">
                <a href={`/layanan/${key}`}>{of(title)}</a>
              </Heading>
              <p>{of(summary)}</p>
              <p className="quiet small">
                {t('portal.fee')}: {of(fee)}
              </p>
            </article>
          </li>
        )
      })}
    </ul>
  )
}
