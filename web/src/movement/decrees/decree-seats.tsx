import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { WordKey } from '../../words/words.ts'
import type { DecreeView } from './decree-chain.tsx'

/** A whole region is three hundred seats; what is looked for is found by typing. */
const SHOWN = 40

interface DecreeSeatsProps {
  readonly view: DecreeView
  readonly mayWrite: boolean
  readonly query: string
  readonly onlyUnnamed: boolean
}

export function DecreeSeats({ view, mayWrite, query, onlyUnnamed }: DecreeSeatsProps) {
  const { t } = useWords()
  const here = `/gerakan/tim/keputusan/${view.id}`
  const bodyName = (key: string) => view.bodies.find((body) => body.key === key)?.name ?? key
  const words = query.toLowerCase().split(/\s+/)
  const found = view.seats.filter((seat) => {
    if (onlyUnnamed && seat.person) return false
    const text = [
      bodyName(seat.body),
      seat.position,
      seat.officeName,
      seat.unit,
      seat.duty,
      seat.person?.name,
    ]
    return words.every((word) => text.join(' ').toLowerCase().includes(word))
  })
  const unnamed = view.seats.filter(({ person }) => !person).length
  return (
    <section className="stack" aria-labelledby="seats">
      <h2 id="seats">{t('decrees.seats_of', { seats: view.seats.length, unnamed })}</h2>
      {view.officesWithoutSeat.length > 0 && (
        <p>
          {t('decrees.without_seat', { names: view.officesWithoutSeat.map(({ name }) => name).join(', ') })}
        </p>
      )}
      <form method="get" className="row screen-only" style={{ alignItems: 'flex-end' }}>
        <Field name="cari" label={t('decrees.search')} defaultValue={query} width="medium" />
        <label className="choice-option">
          <input type="checkbox" name="kosong" defaultChecked={onlyUnnamed} /> {t('decrees.only_unnamed')}
        </label>
        <Button kind="second">{t('decrees.search_do')}</Button>
        {mayWrite && (
          <ButtonLink kind="second" href={`${here}/kursi/baru`}>
            {t('decrees.add_seat')}
          </ButtonLink>
        )}
      </form>
      <Table
        caption={t('decrees.seats')}
        captionHidden
        rows={found.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'office',
            title: t('decrees.office'),
            cell: ({ id, officeName, unit, position }) => {
              const name = officeName ?? unit ?? position
              return mayWrite ? (
                <a href={`${here}/kursi/${id}`} lang="id">
                  {name}
                </a>
              ) : (
                <span lang="id">{name}</span>
              )
            },
          },
          {
            key: 'position',
            title: t('decrees.position'),
            cell: ({ body, position }) => <span lang="id">{`${bodyName(body)}: ${position}`}</span>,
          },
          {
            key: 'person',
            title: t('decrees.person'),
            cell: ({ person, acting }) =>
              person ? (
                <span lang="id">
                  {acting && `${t(`decrees.acting_${acting}`)} `}
                  <strong>{person.name}</strong> {person.title}
                </span>
              ) : (
                <span className="quiet">{t('decrees.nobody')}</span>
              ),
          },
          {
            key: 'role',
            title: t('decrees.role'),
            cell: ({ role }) => (role ? t(`role.${role}` as WordKey) : '–'),
          },
          { key: 'duty', title: t('decrees.duty'), cell: ({ duty }) => <span lang="id">{duty}</span> },
        ]}
      />
      {found.length > SHOWN && (
        <p className="quiet">{t('decrees.more_seats', { count: found.length - SHOWN })}</p>
      )}
    </section>
  )
}
