import { newCommandId } from '@guyub/contract/command'
import { closeDay, closedDays, moveMoney } from '@guyub/contract/ledger'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { givenIn, told } from './given.ts'
import { PurseFields } from './purse-fields.tsx'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

const KINDS = ['cost', 'capital', 'to-bank', 'from-bank'] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const days = answerOrLeave(request, await call(closedDays, { bookId: params.bookId ?? '' }))
  return { days, command: newCommandId(), other: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, rupiah, command: commandId, occurredAt } = givenIn(form)
  const bookId = params.bookId ?? ''
  if (text('intent') === 'close') {
    const reply = await call(closeDay, { commandId, bookId, day: text('day'), counted: rupiah('counted') })
    return told(request, form, reply, reply.ok ? { selisih: reply.answer.difference } : {})
  }
  const kind = KINDS.find((each) => each === text('kind')) ?? 'cost'
  return told(
    request,
    form,
    await call(moveMoney, {
      ...{ commandId, bookId, kind, rupiah: rupiah('rupiah'), reason: text('reason'), occurredAt },
      by: text('by') === 'bank' ? 'bank' : 'cash',
    }),
  )
}

/** The box: what lies in it, what goes in and out besides, and the end of each day. */
export default function Cash() {
  const [search] = useSearchParams()
  const { book, may, rupiah, balance } = useBook()
  const { t } = useWords()
  const difference = Number(search.get('selisih'))
  return (
    <div className="stack-wide">
      <ToldNotice>
        {search.has('selisih') &&
          (difference === 0
            ? t('bank.day_fits')
            : t(difference > 0 ? 'bank.day_more' : 'bank.day_less', {
                rupiah: rupiah(Math.abs(difference)),
              }))}
      </ToldNotice>
      <p>
        {t('bank.in_box')}: <strong>{rupiah(balance('cash'))}</strong> · {t('bank.at_bank')}:{' '}
        <strong>{rupiah(balance('bank'))}</strong>
        {balance('difference') !== 0 &&
          ` · ${t('bank.differences', { rupiah: rupiah(-balance('difference')) })}`}
      </p>
      {book.closedThrough === book.today && <p className="quiet">{t('bank.today_closed')}</p>}
      {may('treasurer', 'chair') && (
        <div className="two">
          <CloseDay />
          <Money />
        </div>
      )}
      <Days />
    </div>
  )
}

function CloseDay() {
  const { command } = useLoaderData<typeof loader>()
  const { book } = useBook()
  const { t } = useWords()
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'close' }}>
      <h2>{t('bank.close_day')}</h2>
      <p className="quiet">{t('bank.close_day_text')}</p>
      <Field
        name="day"
        type="date"
        label={t('bank.day')}
        defaultValue={book.today}
        max={book.today}
        required
      />
      <Field
        name="counted"
        label={t('bank.counted')}
        hint={t('bank.counted_hint')}
        inputMode="numeric"
        width="medium"
        required
      />
      <div>
        <Button>{t('bank.close_day_save')}</Button>
      </div>
    </CommandForm>
  )
}

function Money() {
  const { other } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <CommandForm className="card stack" command={other} about={{ intent: 'money' }}>
      <h2>{t('bank.money')}</h2>
      <Select
        name="kind"
        label={t('bank.money_kind')}
        value="cost"
        options={[
          { key: 'cost', label: t('bank.money_cost') },
          { key: 'capital', label: t('bank.money_capital') },
          { key: 'to-bank', label: t('bank.money_to_bank') },
          { key: 'from-bank', label: t('bank.money_from_bank') },
        ]}
      />
      <PurseFields />
      <Field name="reason" label={t('bank.reason')} minLength={3} maxLength={300} required />
      <div>
        <Button kind="second">{t('bank.money_save')}</Button>
      </div>
    </CommandForm>
  )
}

function Days() {
  const { days } = useLoaderData<typeof loader>()
  const { rupiah } = useBook()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('bank.days')}</h2>
      {days.length === 0 ? (
        <EmptyState title={t('bank.days_none')}>{t('bank.days_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('bank.days')}
          captionHidden
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            {
              key: 'day',
              title: t('bank.day'),
              cell: ({ day }) => formatShortDay(`${day}T00:00:00Z`, language, 'UTC'),
            },
            {
              key: 'expected',
              title: t('bank.expected'),
              align: 'end',
              cell: ({ expected }) => rupiah(expected),
            },
            {
              key: 'counted',
              title: t('bank.counted'),
              align: 'end',
              cell: ({ counted }) => rupiah(counted),
            },
            {
              key: 'difference',
              title: t('bank.difference'),
              align: 'end',
              cell: ({ expected, counted }) => rupiah(counted - expected),
            },
            { key: 'by', title: t('bank.who'), cell: ({ by }) => by },
          ]}
        />
      )}
    </section>
  )
}
