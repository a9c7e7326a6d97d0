import type { registry } from '@guyub/contract/movement'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { RegionTable } from './region-table.tsx'

type Registry = z.output<typeof registry.answer>

interface RegionsByProvinceProps {
  readonly members: Registry['members']
  readonly provinces: Registry['provinces']
  /** Whether what was found lies open. */
  readonly isOpen: boolean
  /** The published index of the year that is shown, where the map shows it. */
  readonly indexOf: ReadonlyMap<string, number | null> | undefined
}

const COUNTED = ['invited', 'assessed', 'selected', 'active'] as const

/** The list, folded by province: 514 regions are a hundred screens of a phone. What a province has is told before it is opened. */
export function RegionsByProvince({ members, provinces, isOpen, indexOf }: RegionsByProvinceProps) {
  const { t, language } = useWords()
  const told = (count: number) => formatNumber(count, language)
  return (
    <div className="folds">
      {provinces.map(({ code, name }) => {
        const rows = members.filter(({ province }) => province === code)
        if (rows.length === 0) return null
        const counts = COUNTED.map((kind) => ({
          kind,
          count: rows.filter(({ steps }) => steps[kind]).length,
        }))
        return (
          <details key={code} id={`provinsi-${code}`} open={isOpen}>
            <summary>
              <span lang="id">{name}</span>{' '}
              <span className="small quiet">
                {[
                  t('registry.members', { count: told(rows.length) }),
                  ...counts
                    .filter(({ count }) => count > 0)
                    .map(({ kind, count }) => `${t(`registry.count_${kind}`)} ${told(count)}`),
                ].join(' · ')}
              </span>
            </summary>
            <RegionTable caption={name} members={rows} indexOf={indexOf} />
          </details>
        )
      })}
    </div>
  )
}
