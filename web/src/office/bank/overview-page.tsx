import { newCommandId } from '@guyub/contract/command'
import { countGoods, describeBook, gramsOf } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { DescribeForm } from './describe-form.tsx'
import { givenIn, refused, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export function loader() {
  return { command: newCommandId() }
}

const MOST = 1_000_000_000

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, has, command: commandId, occurredAt } = givenIn(form)
  const bookId = params.bookId ?? ''
  if (text('intent') === 'describe')
    return told(
      request,
      form,
      await call(describeBook, {
        commandId,
        bookId,
        place: text('place') || null,
        hours: text('hours') || null,
        weighs: has('weekday')
          ? { weekday: Number(text('weekday')), weeks: form.getAll('week').map(Number) }
          : null,
      }),
    )
  const isNothing = /^0+([.,]0+)?$/.test(text('kilograms'))
  const grams = isNothing ? 0 : gramsOf(text('kilograms'), MOST)
  if (grams === undefined) return refused('bank.no_weight', form)
  const reply = await call(countGoods, {
    ...{ commandId, bookId, commodity: text('commodity'), grams, reason: text('reason'), occurredAt },
  })
  return told(request, form, reply, reply.ok ? { selisih: reply.answer.difference } : {})
}

/** What a book comes to: money, what is owed, and what lies in the store. */
export default function Overview() {
  const { command } = useLoaderData<typeof loader>()
  const { book, may, rupiah, balance } = useBook()
  const { t } = useWords()
  const money = balance('cash') + balance('bank')
  return (
    <div className="stack-wide">
      <ToldNotice />
      <section className="bank-figures" aria-label={t('bank.figures')}>
        {[
          { label: t('bank.in_box'), value: rupiah(balance('cash')), basis: t('bank.in_box_basis') },
          { label: t('bank.at_bank'), value: rupiah(balance('bank')), basis: t('bank.at_bank_basis') },
          {
            ...{ label: t('bank.owed'), value: rupiah(book.savings) },
            basis: t(money >= book.savings ? 'bank.covered' : 'bank.uncovered', {
              holders: book.holders,
              rest: rupiah(Math.abs(book.savings - money)),
            }),
          },
          { label: t('bank.margin'), value: rupiah(-balance('margin')), basis: t('bank.margin_basis') },
        ].map((figure) => (
          <Figure key={figure.label} {...figure} unknown={t('bank.unknown')} />
        ))}
      </section>
      <Stock />
      <Between />
      {may('treasurer', 'chair') && <Count />}
      {may('chair') && <DescribeForm command={command} />}
    </div>
  )
}

function Stock() {
  const { book, goods, rupiah, kilograms, balance } = useBook()
  const { t } = useWords()
  const rows = book.accounts.filter(({ kind, balance: grams }) => kind === 'weight' && grams > 0)
  return (
    <section className="stack">
      <h2>{t('bank.store')}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t('bank.store_empty')}>{t('bank.store_empty_text')}</EmptyState>
      ) : (
        <Table
          caption={t('bank.store')}
          captionHidden
          rows={rows}
          rowKey={({ about }) => about}
          columns={[
            { key: 'goods', title: t('bank.goods'), cell: ({ about }) => goods(about) },
            {
              key: 'weight',
              title: t('bank.weight'),
              align: 'end',
              cell: ({ balance: grams }) => kilograms(grams),
            },
            {
              key: 'cost',
              title: t('bank.paid_for'),
              align: 'end',
              cell: ({ about }) => rupiah(balance('stock', about)),
            },
          ]}
        />
      )}
    </section>
  )
}

/** What books owe to one another. */
function Between() {
  const { book, rupiah } = useBook()
  const { t } = useWords()
  const rows = book.accounts.filter(
    ({ kind, balance }) => (kind === 'claims' || kind === 'debts') && balance !== 0,
  )
  if (!rows.length) return null
  return (
    <section className="stack">
      <h2>{t('bank.between')}</h2>
      <ul className="stack">
        {rows.map(({ kind, about, balance }) => (
          <li key={kind + about}>
            {t(kind === 'claims' ? 'bank.owes_us' : 'bank.we_owe', {
              name: book.others[about] ?? t('bank.another'),
              rupiah: rupiah(Math.abs(balance)),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Count() {
  const { command } = useLoaderData<typeof loader>()
  const { book, goods } = useBook()
  const { t } = useWords()
  return (
    <CommandForm
      folded={t('bank.count')}
      className="card stack"
      command={command}
      about={{ intent: 'count' }}
    >
      <Select
        name="commodity"
        label={t('bank.goods')}
        value={book.use.commodities[0]?.key ?? ''}
        options={book.use.commodities.map(({ key }) => ({ key, label: goods(key) }))}
      />
      <Field
        name="kilograms"
        label={t('bank.count_weight')}
        hint={t('bank.count_hint')}
        inputMode="decimal"
        width="short"
        required
      />
      <Field
        name="reason"
        label={t('bank.reason')}
        hint={t('bank.count_reason_hint')}
        minLength={3}
        maxLength={300}
        required
      />
      <div>
        <Button kind="second">{t('bank.count_save')}</Button>
      </div>
    </CommandForm>
  )
}
