import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

interface Area {
  readonly code: string
  readonly name: string
  readonly kind: 'fibre' | 'satellite' | 'mobile' | 'none' | null
  readonly down: number | null
  readonly up: number | null
  readonly testedOn: string | null
  readonly testedBy: string | null
  readonly villages: number
  readonly connected: number
  readonly without: number
  readonly unknown: number
  readonly obstacles: number
}

interface AreaTableProps {
  readonly areas: readonly Area[]
  readonly isDistrict: boolean
  readonly caption: string
}

/** The same as the map in words and numbers; each village opens its obstacles. */
export function AreaTable({ areas, isDistrict, caption }: AreaTableProps) {
  return isDistrict ? <Villages {...{ areas, caption }} /> : <Districts {...{ areas, caption }} />
}

function Districts({ areas, caption }: Omit<AreaTableProps, 'isDistrict'>) {
  const { t, language } = useWords()
  const counts = ['villages', 'connected', 'without', 'unknown', 'obstacles'] as const
  return (
    <Table
      {...{ caption, captionHidden: true, rows: areas }}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          title: t('connectivity.district'),
          cell: ({ code, name }) => <a href={`/gerakan/konektivitas?kecamatan=${code}`}>{name}</a>,
        },
        ...counts.map((key) => ({
          ...{ key, title: t(`connectivity.count_${key}`), align: 'end' as const },
          cell: (area: Area) => formatNumber(area[key], language),
        })),
      ]}
    />
  )
}

function Villages({ areas, caption }: Omit<AreaTableProps, 'isDistrict'>) {
  const { t, language } = useWords()
  const speed = (value: number | null) =>
    value === null
      ? t('realisation.unknown')
      : t('connectivity.mbit', { speed: formatNumber(value, language, 1) })
  return (
    <Table
      {...{ caption, captionHidden: true, rows: areas }}
      rowKey={({ code }) => code}
      columns={[
        { key: 'name', title: t('obstacle.area'), cell: ({ name }) => name },
        {
          key: 'kind',
          title: t('connectivity.kind'),
          cell: ({ kind }) => t(`connectivity.kind_${kind ?? 'unknown'}`),
        },
        { key: 'down', title: t('connectivity.down'), cell: ({ down }) => speed(down), align: 'end' },
        { key: 'up', title: t('connectivity.up'), cell: ({ up }) => speed(up), align: 'end' },
        {
          key: 'tested',
          title: t('connectivity.tested'),
          cell: ({ testedOn, testedBy }) =>
            testedOn
              ? `${formatShortDay(`${testedOn}T00:00:00Z`, language, 'UTC')}, ${testedBy ?? ''}`
              : t('reminder.never'),
        },
        {
          key: 'obstacles',
          title: t('obstacle.title'),
          cell: ({ code, obstacles }) => (
            <a href={`/gerakan/hambatan/catat?desa=${code}`}>
              {obstacles ? t('connectivity.open_obstacles', { count: obstacles }) : t('obstacle.open')}
            </a>
          ),
        },
      ]}
    />
  )
}
