import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { sumsAsked } from './sums-asked.ts'
import { sumOf } from './sums-sheets.ts'
import '../../words/bank-words.ts'

export function loader(asked: LoaderFunctionArgs) {
  return sumsAsked(asked)
}

/** Sums by kind, village and bank, for the agency that oversees waste banks. */
export default function Sums() {
  const { service, from, until, books, categories, names, villages: every } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  const kg = (grams: number) => formatNumber(grams / 1000, language, 1)
  const query = new URLSearchParams({ layanan: service, dari: from, sampai: until })
  const villages = [...new Set(books.map(({ areaCode }) => areaCode))].map((code) => {
    const its = books.filter(({ areaCode }) => areaCode === code)
    return { code, ...totalOf(its) }
  })
  const columns = categories.map(({ key, title }) => ({
    key,
    title: of({ id: title.id, en: title.en }),
    align: 'end' as const,
    cell: ({ brought }: { readonly brought: Readonly<Record<string, number>> }) => kg(brought[key] ?? 0),
  }))
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('bank.sums')}
        lead={t('bank.sums_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/bank', word: t('bank.title') }]}
      />
      <form className="row">
        <Field name="dari" type="date" label={t('bank.from_day')} defaultValue={from} />
        <Field name="sampai" type="date" label={t('bank.until_day')} defaultValue={until} />
        <Button kind="second">{t('bank.show')}</Button>
      </form>
      {books.length === 0 && <EmptyState title={t('bank.none')}>{t('bank.none_overseer')}</EmptyState>}
      {books.length > 0 && (
        <>
          <Table
            caption={t('bank.by_village')}
            rows={villages}
            rowKey={({ code }) => code}
            columns={[
              { key: 'village', title: t('bank.area'), cell: ({ code }) => names[code] ?? code },
              ...columns,
              {
                key: 'all',
                title: t('bank.all_kg'),
                align: 'end',
                cell: ({ brought }) => kg(sumOf(brought)),
              },
            ]}
          />
          <p>
            {t('bank.coverage', {
              with: villages.filter(({ code, brought }) => every.includes(code) && sumOf(brought) > 0).length,
              all: every.length,
            })}
          </p>
          <Table
            caption={t('bank.by_bank')}
            rows={books}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'bank',
                title: t('bank.bank'),
                cell: ({ id, name }) => <a href={`/kantor/bank/${id}`}>{name}</a>,
              },
              {
                key: 'members',
                title: t('bank.active_of'),
                align: 'end',
                cell: ({ active, holders }) => t('bank.of', { active, holders }),
              },
              {
                key: 'brought',
                title: t('bank.brought'),
                align: 'end',
                cell: ({ brought }) => kg(sumOf(brought)),
              },
              {
                key: 'sold',
                title: t('bank.sold_out'),
                align: 'end',
                cell: ({ soldOut }) => kg(sumOf(soldOut)),
              },
              {
                key: 'revenue',
                title: t('bank.revenue'),
                align: 'end',
                cell: ({ revenue }) => `Rp${formatNumber(revenue, language)}`,
              },
              {
                key: 'owed',
                title: t('bank.owed'),
                align: 'end',
                cell: ({ owed }) => `Rp${formatNumber(owed, language)}`,
              },
              {
                key: 'money',
                title: t('bank.money_there'),
                align: 'end',
                cell: ({ money }) => `Rp${formatNumber(money, language)}`,
              },
            ]}
          />
          <DownloadLinks
            label={t('bank.sums')}
            href={(format) => `/kantor/unduh/bank-jumlah/${format}?${query}`}
          />
          <section className="stack">
            <h2>SIPSN</h2>
            <p>{t('bank.sipsn_text')}</p>
            <DownloadLinks label="SIPSN" href={(format) => `/kantor/unduh/bank-sipsn/${format}?${query}`} />
          </section>
        </>
      )}
    </div>
  )

  function totalOf(its: typeof books) {
    return {
      brought: Object.fromEntries(
        categories.map(({ key }) => [key, its.reduce((sum, { brought }) => sum + (brought[key] ?? 0), 0)]),
      ),
    }
  }
}
