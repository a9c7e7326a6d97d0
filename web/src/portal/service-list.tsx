import type { services as servicesEndpoint } from '@guyub/contract/cases'
import type { z } from 'zod'
import { useWords } from '../kernel/use-words.ts'
import { DIMENSIONS, DimensionTag } from '../ui/dimension-tag/dimension-tag.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'

export type ServiceItem = z.output<typeof servicesEndpoint.answer>[number]

export function ServiceList({ services }: { readonly services: readonly ServiceItem[] }) {
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
              <h3>
                <a href={`/layanan/${key}`}>{of(title)}</a>
              </h3>
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
