import { formatDay, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { LedgerPart } from './ledger-part.ts'
import '../../words/public-words.ts'

/** Where to bring things, what is paid for them, and how to begin. */
export function LedgerSection({ part }: { readonly part: LedgerPart }) {
  const { t } = useWords()
  const { books, book } = part
  return (
    <>
      <section className="stack" id="bank">
        <h2>{t('saving.where')}</h2>
        {books.length === 0 && <p>{t('saving.none')}</p>}
        {books.length > 1 && (
          <form className="row" action="#bank">
            <Select
              name="bank"
              label={t('saving.choose')}
              value={book?.id ?? ''}
              options={books.map(({ id, name }) => ({ key: id, label: name }))}
            />
            <Button kind="second">{t('saving.show')}</Button>
          </form>
        )}
        {book && <Place book={book} />}
      </section>
      {book && <Prices part={part} />}
      {book?.weighed && <Weighed part={part} />}
      <section className="stack">
        <h2>{t('saving.begin')}</h2>
        <ol className="stack">
          <li>{t('saving.begin_1')}</li>
          <li>{t('saving.begin_2')}</li>
          <li>{t('saving.begin_3')}</li>
        </ol>
      </section>
    </>
  )
}

function Place({ book }: { readonly book: NonNullable<LedgerPart['book']> }) {
  const { t, language } = useWords()
  return (
    <dl className="facts">
      <dt>{t('saving.bank')}</dt>
      <dd>
        <strong>{book.name}</strong>, {book.area}
      </dd>
      <dt>{t('saving.place')}</dt>
      <dd>{book.place ?? <span className="quiet">{t('saving.not_told')}</span>}</dd>
      <dt>{t('saving.hours')}</dt>
      <dd>{book.hours ?? <span className="quiet">{t('saving.not_told')}</span>}</dd>
      {book.nextWeighing && (
        <>
          <dt>{t('saving.next')}</dt>
          <dd>{formatDay(`${book.nextWeighing}T00:00:00Z`, language, 'UTC')}</dd>
        </>
      )}
      {book.holders !== null && (
        <>
          <dt>{t('saving.holders')}</dt>
          <dd>{formatNumber(book.holders, language)}</dd>
        </>
      )}
    </dl>
  )
}

function Prices({ part }: { readonly part: LedgerPart }) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const { book, commodities, categories } = part
  if (!book?.prices)
    return (
      <section className="stack">
        <h2>{t('saving.prices')}</h2>
        <p>{t('saving.no_prices')}</p>
      </section>
    )
  const rows = book.prices.items.flatMap(({ commodity, pays }) => {
    const its = commodities.find(({ key }) => key === commodity)
    const category = categories.find(({ key }) => key === its?.category)
    return its
      ? [{ key: commodity, title: of(its.title), category: category ? of(category.title) : '', pays }]
      : []
  })
  return (
    <section className="stack">
      <h2>{t('saving.prices')}</h2>
      <Table
        caption={t('saving.prices_since', { day: formatDay(book.prices.countsFrom, language, zone) })}
        rows={rows.sort(
          (one, other) => one.category.localeCompare(other.category) || one.title.localeCompare(other.title),
        )}
        rowKey={({ key }) => key}
        columns={[
          { key: 'title', title: t('saving.goods'), cell: ({ title }) => title },
          { key: 'category', title: t('saving.category'), cell: ({ category }) => category },
          {
            key: 'pays',
            title: t('saving.pays'),
            align: 'end',
            cell: ({ pays }) => `Rp${formatNumber(pays, language)}`,
          },
        ]}
      />
      <p className="small quiet">{t('saving.prices_note')}</p>
    </section>
  )
}

function Weighed({ part }: { readonly part: LedgerPart }) {
  const { t, of, language } = useWords()
  const rows = (part.book?.weighed ?? []).map(({ category, grams }) => ({
    category,
    title: of(part.categories.find(({ key }) => key === category)?.title ?? { id: category, en: category }),
    grams,
  }))
  const total = rows.reduce((sum, { grams }) => sum + grams, 0)
  const kilograms = (grams: number) => `${formatNumber(grams / 1000, language, 1)} kg`
  return (
    <section className="stack">
      <h2>{t('saving.weighed')}</h2>
      <p>{t('saving.weighed_total', { weight: kilograms(total) })}</p>
      <Table
        caption={t('saving.weighed')}
        captionHidden
        rows={rows}
        rowKey={({ category }) => category}
        columns={[
          { key: 'title', title: t('saving.category'), cell: ({ title }) => title },
          { key: 'grams', title: t('saving.weight'), align: 'end', cell: ({ grams }) => kilograms(grams) },
        ]}
      />
    </section>
  )
}
