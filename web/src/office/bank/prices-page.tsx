import { newCommandId } from '@guyub/contract/command'
import { priceHistory, prices, setPrices } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { momentOf } from '../../kernel/local-moment.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CellInput } from '../../ui/cell-input/cell-input.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { givenIn, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const bookId = params.bookId ?? ''
  const [now, before] = await Promise.all([call(prices, { bookId }), call(priceHistory, { bookId })])
  return {
    lists: answerOrLeave(request, now).lists,
    history: answerOrLeave(request, before).lists,
    at: new Date().toISOString(),
    command: newCommandId(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const form = await request.formData()
  const { text, has, rupiah, command: commandId } = givenIn(form)
  const all = form.getAll('commodity').map(String)
  const wanted = all.filter((commodity) => has(`pays-${commodity}`))
  const reply = await call(setPrices, {
    ...{ commandId, bookId: params.bookId ?? '' },
    countsFrom: has('from') ? momentOf(text('from'), zone) : new Date().toISOString(),
    prices: wanted.map((commodity) => ({
      ...{ commodity, pays: rupiah(`pays-${commodity}`) },
      ...(has(`takes-${commodity}`) && { takes: rupiah(`takes-${commodity}`) }),
    })),
  })
  return told(request, form, reply)
}

/** What is paid now, what it was before, and the next list. */
export default function Prices() {
  const { lists, at } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { may } = useBook()
  const { t, language } = useWords()
  const now = lists.find(({ countsFrom }) => countsFrom <= at)
  const next = lists.filter(({ countsFrom }) => countsFrom > at)
  return (
    <div className="stack-wide">
      <ToldNotice />
      {!now && <EmptyState title={t('bank.no_prices')}>{t('bank.no_prices_text')}</EmptyState>}
      {now?.isAbove && <Notice tone="info">{t('bank.prices_above')}</Notice>}
      {next.map(({ id, countsFrom }) => (
        <Notice key={id} tone="info">
          {t('bank.prices_next', { moment: formatMoment(countsFrom, language, zone) })}
        </Notice>
      ))}
      {now && <Now />}
      {may('chair') && <NewList />}
      <History />
    </div>
  )
}

function Now() {
  const { lists, history, at } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { goods, rupiah } = useBook()
  const { t, language } = useWords()
  const now = lists.find(({ countsFrom }) => countsFrom <= at)
  const before = history.find(({ id, countsFrom }) => countsFrom <= at && id !== now?.id)
  const paidBefore = new Map(before?.prices.map(({ commodity, pays }) => [commodity, pays]))
  return (
    <section className="stack">
      <h2>{t('bank.prices_now')}</h2>
      <Table
        caption={t('bank.prices_since', { moment: formatMoment(now?.countsFrom ?? at, language, zone) })}
        rows={now?.prices ?? []}
        rowKey={({ commodity }) => commodity}
        columns={[
          { key: 'goods', title: t('bank.goods'), cell: ({ commodity }) => goods(commodity) },
          { key: 'pays', title: t('bank.pays'), align: 'end', cell: ({ pays }) => rupiah(pays) },
          {
            key: 'takes',
            title: t('bank.takes'),
            align: 'end',
            cell: ({ takes }) => (takes === undefined ? t('bank.not_agreed') : rupiah(takes)),
          },
          {
            key: 'margin',
            title: t('bank.margin_kg'),
            align: 'end',
            cell: ({ pays, takes }) => (takes === undefined ? '–' : rupiah(takes - pays)),
          },
          {
            key: 'swing',
            title: t('bank.swing'),
            align: 'end',
            cell: ({ commodity, pays }) => {
              const was = paidBefore.get(commodity)
              return was ? swingOf(was, pays) : '–'
            },
          },
        ]}
      />
    </section>
  )

  function swingOf(was: number, is: number): string {
    const share = ((is - was) / was) * 100
    return `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatNumber(Math.abs(share), language, 1)} %`
  }
}

function NewList() {
  const { lists, at, command } = useLoaderData<typeof loader>()
  const { book, goods, rupiah } = useBook()
  const { t } = useWords()
  const now = lists.find(({ countsFrom }) => countsFrom <= at)
  const of = (commodity: string) => now?.prices.find((price) => price.commodity === commodity)
  return (
    <CommandForm folded={t('bank.new_prices')} isOpen={!now} className="card stack" command={command}>
      <p className="quiet">{t('bank.new_prices_text')}</p>
      <Field name="from" type="datetime-local" label={t('bank.from')} hint={t('bank.from_hint')} />
      <div className="bank-table">
        <Table
          caption={t('bank.new_prices')}
          captionHidden
          rows={book.use.commodities}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'goods',
              title: t('bank.goods'),
              cell: ({ key, range }) => (
                <div>
                  {goods(key)}
                  <div className="small quiet">
                    {t('bank.range', { least: rupiah(range.least), most: rupiah(range.most) })}
                  </div>
                  <input type="hidden" name="commodity" value={key} />
                </div>
              ),
            },
            ...(['pays', 'takes'] as const).map((which) => ({
              key: which,
              title: t(`bank.${which}`),
              cell: ({ key }: { key: string }) => (
                <CellInput
                  name={`${which}-${key}`}
                  label={`${goods(key)}: ${t(`bank.${which}`)}`}
                  inputMode="numeric"
                  defaultValue={of(key)?.[which] ?? ''}
                />
              ),
            })),
          ]}
        />
      </div>
      <div>
        <Button>{t('bank.set_prices')}</Button>
      </div>
    </CommandForm>
  )
}

/** Every list with what it paid, side by side: how prices swung. */
function History() {
  const { history } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { goods, rupiah } = useBook()
  const { t, language } = useWords()
  if (history.length < 2) return null
  const kinds = [...new Set(history.flatMap(({ prices: all }) => all.map(({ commodity }) => commodity)))]
  const of = (list: (typeof history)[number], commodity: string) =>
    list.prices.find((price) => price.commodity === commodity)?.pays
  return (
    <section className="stack">
      <h2>{t('bank.history')}</h2>
      <Table
        caption={t('bank.history_caption')}
        rows={kinds}
        rowKey={(kind) => kind}
        columns={[
          { key: 'goods', title: t('bank.goods'), cell: (kind) => goods(kind) },
          {
            key: 'span',
            title: t('bank.lowest_highest'),
            align: 'end',
            cell: (kind) => {
              const paid = history.flatMap((list) => of(list, kind) ?? [])
              return `${rupiah(Math.min(...paid))} – ${rupiah(Math.max(...paid))}`
            },
          },
          ...history.slice(0, 6).map((list) => ({
            key: list.id,
            title: formatMoment(list.countsFrom, language, zone),
            align: 'end' as const,
            cell: (kind: string) => {
              const pays = of(list, kind)
              return pays === undefined ? '–' : rupiah(pays)
            },
          })),
        ]}
      />
    </section>
  )
}
