import { newCommandId } from '@guyub/contract/command'
import { gramsOf, rounds, sell, settle } from '@guyub/contract/ledger'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CellInput } from '../../ui/cell-input/cell-input.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { givenIn, refused, told } from './given.ts'
import { PurseFields } from './purse-fields.tsx'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await visitOf(context).call(rounds, { bookId: params.bookId ?? '' })
  return { command: newCommandId(), taken: answerOrLeave(request, found).taken }
}

const MOST = 100_000_000
type Purse = 'cash' | 'bank'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, has, rupiah, command: commandId, occurredAt } = givenIn(form)
  const bookId = params.bookId ?? ''
  if (text('intent') === 'settle') {
    const by = text('by') as Purse
    return told(
      request,
      form,
      await call(settle, { commandId, bookId, to: text('to'), rupiah: rupiah('rupiah'), by, occurredAt }),
    )
  }
  const items = form
    .getAll('commodity')
    .map(String)
    .filter((commodity) => has(`kg-${commodity}`))
    .map((commodity) => ({
      ...{ commodity, grams: gramsOf(text(`kg-${commodity}`), MOST), price: rupiah(`price-${commodity}`) },
    }))
  if (!items.length) return refused('bank.nothing_sold', form)
  if (items.some(({ grams, price }) => grams === undefined || !Number.isInteger(price) || price < 0))
    return refused('bank.sold_wrong', form)
  const [to = '', paid = ''] = text('buyer').split(' ')
  const buyer =
    to === 'above'
      ? { to: 'above' as const, paid: paid as 'owed' | Purse }
      : { to: 'trader' as const, paid: paid as Purse }
  const sold = items.map((item) => ({ ...item, grams: item.grams ?? 0 }))
  const reply = await call(sell, { commandId, bookId, buyer, items: sold, occurredAt })
  return told(
    request,
    form,
    reply,
    reply.ok ? { hasil: reply.answer.proceeds, selisih: reply.answer.margin } : {},
  )
}

/** Goods go to a trader, or up to the bank above. */
export default function Sell() {
  const [search] = useSearchParams()
  const { rupiah } = useBook()
  const { t } = useWords()
  const proceeds = Number(search.get('hasil'))
  return (
    <div className="stack-wide">
      <ToldNotice>
        {search.has('hasil') &&
          t('bank.sold', { proceeds: rupiah(proceeds), margin: rupiah(Number(search.get('selisih'))) })}
      </ToldNotice>
      <Taken />
      <Goods />
      <Settle />
    </div>
  )
}

/** What the bank above came for, by its own scale: the sale is begun from it, and said by whoever keeps this book. */
function Taken() {
  const { taken } = useLoaderData<typeof loader>()
  const { goods, kilograms } = useBook()
  const { t, language } = useWords()
  const weighed = taken.filter(({ items }) => items.length)
  if (!weighed.length) return null
  return (
    <details>
      <summary>{t('bank.taken')}</summary>
      <ul className="stack">
        {weighed.map(({ id, day, slip, items }) => (
          <li key={id}>
            {formatDay(`${day}T00:00:00Z`, language, 'UTC')}
            {slip && ` · ${t('bank.stop_slip', { slip })}`}:{' '}
            {items.map(({ commodity, grams }) => `${goods(commodity)} ${kilograms(grams)}`).join(', ')}{' '}
            <a href={`?jemput=${id}`}>{t('bank.taken_fill')}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Goods() {
  const { command, taken } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const filled = taken.find(({ id }) => id === search.get('jemput'))?.items ?? []
  const weightOf = (commodity: string) =>
    filled.reduce((sum, item) => (item.commodity === commodity ? sum + item.grams : sum), 0)
  const { book, goods, kilograms, rupiah, balance } = useBook()
  const { t } = useWords()
  const rows = book.accounts.filter(({ kind, balance: grams }) => kind === 'weight' && grams > 0)
  const buyers = [
    ...(book.above
      ? [
          {
            key: 'above owed',
            label: t('bank.to_above_owed', { name: book.others[book.above] ?? t('bank.above') }),
          },
        ]
      : []),
    ...[
      { key: 'trader cash', label: t('bank.to_trader_cash') },
      { key: 'trader bank', label: t('bank.to_trader_bank') },
    ],
    ...(book.above ? [{ key: 'above cash', label: t('bank.to_above_cash') }] : []),
  ]
  if (!rows.length) return <EmptyState title={t('bank.store_empty')}>{t('bank.store_empty_text')}</EmptyState>
  return (
    <CommandForm className="stack" command={command} about={{ intent: 'sell' }}>
      <h2>{t('bank.sell')}</h2>
      <p className="quiet">{t('bank.sell_text')}</p>
      <Select name="buyer" label={t('bank.buyer')} value={buyers[0]?.key ?? ''} options={buyers} />
      <div className="bank-table">
        <Table
          caption={t('bank.store')}
          captionHidden
          rows={rows}
          rowKey={({ about }) => about}
          columns={[
            {
              key: 'goods',
              title: t('bank.goods'),
              cell: ({ about, balance: grams }) => (
                <div>
                  {goods(about)}
                  <div className="small quiet">
                    {t('bank.there', {
                      weight: kilograms(grams),
                      cost: rupiah(Math.round((balance('stock', about) * 1000) / grams)),
                    })}
                  </div>
                  <input type="hidden" name="commodity" value={about} />
                </div>
              ),
            },
            {
              key: 'kg',
              title: t('bank.kg_sold'),
              cell: ({ about }) => (
                <CellInput
                  name={`kg-${about}`}
                  defaultValue={weightOf(about) ? String(weightOf(about) / 1000).replace('.', ',') : ''}
                  label={`${goods(about)}: ${t('bank.kg_sold')}`}
                  inputMode="decimal"
                />
              ),
            },
            {
              key: 'price',
              title: t('bank.price_kg'),
              cell: ({ about }) => (
                <CellInput
                  name={`price-${about}`}
                  label={`${goods(about)}: ${t('bank.price_kg')}`}
                  inputMode="numeric"
                />
              ),
            },
          ]}
        />
      </div>
      <div>
        <Button>{t('bank.sell_save')}</Button>
      </div>
    </CommandForm>
  )
}

/** The bank above pays those below it. */
function Settle() {
  const { command } = useLoaderData<typeof loader>()
  const { book, rupiah } = useBook()
  const { t } = useWords()
  const debts = book.accounts.filter(({ kind, balance }) => kind === 'debts' && balance < 0)
  if (!debts.length) return null
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'settle' }}>
      <h2>{t('bank.settle')}</h2>
      <Select
        name="to"
        label={t('bank.settle_to')}
        value={debts[0]?.about ?? ''}
        options={debts.map(({ about, balance }) => ({
          key: about,
          label: `${book.others[about] ?? t('bank.another')}: ${rupiah(-balance)}`,
        }))}
      />
      <PurseFields />
      <div>
        <Button kind="second">{t('bank.settle_save')}</Button>
      </div>
    </CommandForm>
  )
}
