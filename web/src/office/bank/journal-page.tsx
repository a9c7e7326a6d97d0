import { newCommandId } from '@guyub/contract/command'
import { journal, reverse } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { z } from 'zod'
import { formatMoment, formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { entryWord } from './entry-word.ts'
import { givenIn, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const day = search.get('hari') ?? ''
  const before = search.get('sebelum')
  const asked = {
    bookId: params.bookId ?? '',
    ...(DAY.test(day) && { day }),
    ...(before && { before }),
  }
  const found = answerOrLeave(request, await visitOf(context).call(journal, asked))
  return { ...found, day, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text, command: commandId, occurredAt } = givenIn(form)
  const asked = {
    commandId,
    bookId: params.bookId ?? '',
    entryId: text('entry'),
    reason: text('reason'),
    occurredAt,
  }
  return told(request, form, await visitOf(context).call(reverse, asked))
}

/** Everything that was written; what was wrong is taken back, and both stay. */
export default function Journal() {
  const { items, next, day } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <ToldNotice />
      <p className="quiet">{t('bank.journal_text')}</p>
      <form className="row">
        <Field name="hari" type="date" label={t('bank.day')} defaultValue={day} />
        <Button kind="second">{t('bank.show')}</Button>
      </form>
      {items.length === 0 && (
        <EmptyState title={t('bank.journal_none')}>{t('bank.journal_none_text')}</EmptyState>
      )}
      <ol className="stack bank-entries">
        {items.map((entry) => (
          <li key={entry.id} className="card stack">
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {next && (
        <a href={`?${new URLSearchParams({ ...(day && { hari: day }), sebelum: next })}`}>
          {t('bank.older')}
        </a>
      )}
    </div>
  )
}

type Entry = z.output<typeof journal.answer>['items'][number]

/** What stands in two books, or was counted, is not taken back in one. */
const TAKEN_BACK = ['deposit', 'withdrawal', 'cost', 'capital', 'carried']

function Entry({ entry }: { readonly entry: Entry }) {
  const { zone } = useVisit()
  const { may } = useBook()
  const { t, language } = useWords()
  const mayTakeBack = may('treasurer', 'chair') && !entry.isTakenBack && TAKEN_BACK.includes(entry.kind)
  return (
    <>
      <div>
        <strong>{t(entryWord(entry.kind))}</strong>
        {entry.holderNumber !== null && ` · ${t('bank.member_number', { number: entry.holderNumber })}`}
        {entry.slip && ` · ${entry.slip}`}
        {entry.isTakenBack && ` · ${t('bank.taken_back')}`}
        {entry.oldPrices && ` · ${t('bank.old_prices')}`}
      </div>
      <div className="small quiet">
        {t('bank.booked_on', { day: formatShortDay(`${entry.day}T00:00:00Z`, language, 'UTC') })}{' '}
        {t('bank.written_by', {
          name: entry.actor ?? t('bank.erased'),
          moment: formatMoment(entry.recordedAt, language, zone),
        })}
        {entry.reason && (
          <>
            {' '}
            <q lang="id">{entry.reason}</q>
          </>
        )}
      </div>
      <Lines entry={entry} />
      {mayTakeBack && <TakeBack id={entry.id} />}
    </>
  )
}

function Lines({ entry }: { readonly entry: Entry }) {
  const { goods, rupiah, kilograms, book } = useBook()
  const { t } = useWords()
  const told = entry.lines.filter(({ kind }) => kind !== 'weighed')
  return (
    <details>
      <summary>{t('bank.lines_of', { count: told.length })}</summary>
      <ul>
        {told.map(({ kind, about, amount, price }) => (
          <li key={kind + about + amount}>
            {t(`bank.account_${kind === 'weight' ? 'weight' : known(kind)}`)}
            {kind === 'stock' || kind === 'weight' ? ` ${goods(about)}` : ''}
            {kind === 'claims' || kind === 'debts' ? ` ${book.others[about] ?? ''}` : ''}:{' '}
            {kind === 'weight' ? kilograms(amount) : rupiah(amount)}
            {price !== null && ` × ${rupiah(price)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

const ACCOUNTS = [
  ...(['cash', 'bank', 'stock', 'savings', 'claims', 'debts'] as const),
  ...(['margin', 'shrinkage', 'difference', 'costs', 'capital'] as const),
]

function known(kind: string): (typeof ACCOUNTS)[number] {
  return ACCOUNTS.find((each) => each === kind) ?? 'difference'
}

function TakeBack({ id }: { readonly id: string }) {
  const { command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <CommandForm folded={t('bank.take_back')} className="stack" command={command} about={{ entry: id }}>
      <Field
        name="reason"
        id={`reason-${id}`}
        label={t('bank.reason')}
        minLength={3}
        maxLength={300}
        required
      />
      <div>
        <Button kind="danger" size="small">
          {t('bank.take_back')}
        </Button>
      </div>
    </CommandForm>
  )
}
