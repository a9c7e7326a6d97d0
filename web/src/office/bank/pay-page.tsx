import { newCommandId } from '@guyub/contract/command'
import { decidePayout, holders, payouts, withdraw } from '@guyub/contract/ledger'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { givenIn, told } from './given.ts'
import { PurseFields } from './purse-fields.tsx'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const bookId = params.bookId ?? ''
  const [waiting, all] = await Promise.all([call(payouts, { bookId }), call(holders, { bookId })])
  return {
    waiting: answerOrLeave(request, waiting),
    members: answerOrLeave(request, all).filter(({ balance }) => balance > 0),
    command: newCommandId(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, has, rupiah, command: commandId, occurredAt } = givenIn(form)
  const bookId = params.bookId ?? ''
  if (text('intent') === 'decide') {
    const decision = has('pay')
      ? { decision: 'pay' as const }
      : { decision: 'decline' as const, reason: text('reason') }
    return told(
      request,
      form,
      await call(decidePayout, { commandId, bookId, payoutId: text('payout'), ...decision }),
    )
  }
  const reply = await call(withdraw, {
    ...{ commandId, bookId, holderId: text('holder'), rupiah: rupiah('rupiah'), occurredAt },
    from: text('from') === 'bank' ? 'bank' : 'cash',
  })
  return told(request, form, reply, reply.ok ? { hasil: reply.answer.state } : {})
}

/** Members are paid; from the limit on by two persons. */
export default function Pay() {
  const [search] = useSearchParams()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <ToldNotice>{search.get('hasil') === 'asked' && t('bank.pay_asked')}</ToldNotice>
      <Waiting />
      <Withdraw />
    </div>
  )
}

function Waiting() {
  const { waiting, command } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { rupiah } = useBook()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('bank.waiting')}</h2>
      {waiting.length === 0 && (
        <EmptyState title={t('bank.waiting_none')}>{t('bank.waiting_text')}</EmptyState>
      )}
      {waiting.map(({ id, holderNumber, amount, from, askedAt, askedBy, isMine }) => (
        <CommandForm
          key={id}
          className="card stack"
          command={command}
          about={{ intent: 'decide', payout: id }}
        >
          <p>
            <strong>{t('bank.payout_of', { number: holderNumber, rupiah: rupiah(amount) })}</strong>{' '}
            {t(from === 'cash' ? 'bank.from_box' : 'bank.from_bank')}
          </p>
          <p className="small quiet">
            {t('bank.asked_by', { name: askedBy, moment: formatMoment(askedAt, language, zone) })}
          </p>
          {isMine ? (
            <p className="quiet">{t('bank.asked_by_me')}</p>
          ) : (
            <>
              <Field
                name="reason"
                id={`reason-${id}`}
                label={t('bank.decline_reason')}
                optional={t('bank.only_declining')}
                maxLength={300}
              />
              <div className="row">
                <Button name="pay" value="yes">
                  {t('bank.pay_out')}
                </Button>
                <Button kind="second" name="decline" value="yes">
                  {t('bank.decline')}
                </Button>
              </div>
            </>
          )}
        </CommandForm>
      ))}
    </section>
  )
}

function Withdraw() {
  const { members, command } = useLoaderData<typeof loader>()
  const { book, rupiah } = useBook()
  const { t } = useWords()
  if (!members.length) return <p className="quiet">{t('bank.nobody_owed')}</p>
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'withdraw' }}>
      <h2>{t('bank.withdraw')}</h2>
      <p className="quiet">{t('bank.withdraw_text', { limit: rupiah(book.use.twoPersonsFrom) })}</p>
      <Select
        name="holder"
        label={t('bank.member')}
        value={members[0]?.id ?? ''}
        options={members.map(({ id, number, name, balance }) => ({
          key: id,
          label: `${number} · ${name ?? t('bank.erased')} · ${rupiah(balance)}`,
        }))}
      />
      <PurseFields purse="from" />
      <div>
        <Button>{t('bank.withdraw_save')}</Button>
      </div>
    </CommandForm>
  )
}
