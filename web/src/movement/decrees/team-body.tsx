import type { team } from '@guyub/contract/decrees'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Table } from '../../ui/table/table.tsx'

type Body = z.output<typeof team.answer>['bodies'][number]
type Seat = Body['seats'][number]

interface TeamBodyProps {
  readonly body: Body
  /** What is looked for in names, offices and duties. */
  readonly query: string
  readonly day: (iso: string) => string
}

/** More seats than these are folded: they would be many screens of a phone. */
const FEW = 15
/** What is looked for lies open where it is no more than this. */
const AT_ONCE = 40

/** One body: its own people first, then sub-district by sub-district with their villages, folded. */
export function TeamBody({ body, query, day }: TeamBodyProps) {
  const { t } = useWords()
  const found = body.seats.filter((seat) => matches(seat, query))
  const isOpen = query !== '' && found.length <= AT_ONCE
  const isLocal = ({ office }: Seat) => office?.kind === 'district' || office?.kind === 'village'
  const central = found.filter((seat) => !isLocal(seat))
  const local = Map.groupBy(found.filter(isLocal), ({ office }) =>
    office?.kind === 'district' ? office.code : (office?.parent ?? ''),
  )
  if (!found.length && query) return null
  return (
    <div className="stack">
      <h2 id={`body-${body.key}`} lang="id">
        {body.name}
      </h2>
      {central.length > FEW ? (
        <details open={isOpen}>
          <summary>
            {t('decrees.central')} ·{' '}
            {t('decrees.named_of', {
              named: central.filter(({ person }) => person).length,
              all: central.length,
            })}
          </summary>
          <Seats name={body.name} seats={central} day={day} />
        </details>
      ) : (
        central.length > 0 && <Seats name={body.name} seats={central} day={day} />
      )}
      {[...local].map(([district, seats]) => (
        <details key={district} open={isOpen}>
          <summary>
            <span lang="id">{districtName(seats, district)}</span> ·{' '}
            {t('decrees.named_of', { named: seats.filter(({ person }) => person).length, all: seats.length })}
          </summary>
          <Seats name={districtName(seats, district)} seats={seats} day={day} />
        </details>
      ))}
    </div>
  )
}

function Seats({ name, seats, day }: { name: string; seats: readonly Seat[]; day: TeamBodyProps['day'] }) {
  const { t } = useWords()
  return (
    <Table
      caption={name}
      captionHidden
      rows={seats}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'office',
          title: t('decrees.office'),
          cell: ({ office, unit }) => <span lang="id">{office?.name ?? unit ?? '–'}</span>,
        },
        {
          key: 'position',
          title: t('decrees.position'),
          cell: ({ position }) => <span lang="id">{position}</span>,
        },
        {
          key: 'person',
          title: t('decrees.person'),
          cell: ({ person, acting, until }) =>
            person ? (
              <span lang="id">
                <strong>{person.name}</strong>
                {person.title && <span className="quiet"> {person.title}</span>}
                {acting && (
                  <span className="quiet">
                    {' '}
                    {t(`decrees.acting_${acting}`)}
                    {until && `, ${t('decrees.until', { day: day(until) })}`}
                  </span>
                )}
              </span>
            ) : (
              <span className="quiet">{t('decrees.nobody')}</span>
            ),
        },
        {
          key: 'duty',
          title: t('decrees.duty'),
          cell: ({ duty, isDutySuggested }) => (
            <span lang="id">
              {duty}
              {isDutySuggested && <span className="quiet"> ({t('decrees.suggested')})</span>}
            </span>
          ),
        },
      ]}
    />
  )
}

function districtName(seats: readonly Seat[], code: string): string {
  return seats.find(({ office }) => office?.code === code)?.office?.name ?? code
}

function matches({ position, office, unit, duty, person }: Seat, query: string): boolean {
  const text = [position, office?.name, unit, duty, person?.name, person?.title].join(' ').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
