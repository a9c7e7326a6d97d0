import { newCommandId } from '@guyub/contract/command'
import { closeAccount, eraseHolder, reachHolder, statement } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ContactFields } from './contact-fields.tsx'
import { entryWord } from './entry-word.ts'
import { givenIn, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { bookId = '', holderId = '' } = params
  const before = Number(new URL(request.url).searchParams.get('sebelum')) || undefined
  const asked = { bookId, holderId, ...(before && { before }) }
  const account = answerOrLeave(request, await visitOf(context).call(statement, asked))
  return { account, holderId, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const { bookId = '', holderId = '' } = params
  const form = await request.formData()
  const { text, command: commandId } = givenIn(form)
  if (text('intent') === 'reach') {
    const contact = { phone: text('phone') || null, email: text('email') || null }
    const language = text('language') === 'en' ? ('en' as const) : ('id' as const)
    return told(request, form, await call(reachHolder, { commandId, bookId, holderId, ...contact, language }))
  }
  return told(
    request,
    form,
    text('intent') === 'erase'
      ? await call(eraseHolder, { commandId, bookId, holderId, reason: 'person-asks' })
      : await call(closeAccount, { commandId, bookId, holderId }),
  )
}

/** The passbook of one member; the look is kept. */
export default function Member() {
  const { account, holderId, command } = useLoaderData<typeof loader>()
  const { book, may, goods, rupiah, kilograms } = useBook()
  const { t, language } = useWords()
  const day = (on: string) => formatShortDay(`${on}T00:00:00Z`, language, 'UTC')
  return (
    <div className="stack-wide">
      <ToldNotice />
      <section className="stack">
        <h2>
          {account.number} · {account.name ?? t('bank.erased')}
        </h2>
        <p>
          {t('bank.balance')}: <strong>{rupiah(account.balance)}</strong>
          {account.isClosed && ` · ${t('bank.account_closed')}`}
        </p>
        <div>
          <ButtonLink kind="second" icon="download" href={`/kantor/bank/${book.id}/buku/${holderId}`}>
            {t('bank.passbook')}
          </ButtonLink>
        </div>
      </section>
      {account.lines.length === 0 ? (
        <EmptyState title={t('bank.lines_none')}>{t('bank.lines_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('bank.lines')}
          rows={account.lines}
          rowKey={({ nth }) => String(nth)}
          columns={[
            { key: 'day', title: t('bank.day'), cell: ({ day: on }) => day(on) },
            {
              key: 'what',
              title: t('bank.what'),
              cell: ({ kind, slip, isTakenBack, items }) => (
                <div>
                  {t(entryWord(kind))}
                  {slip && ` · ${slip}`}
                  {isTakenBack && ` · ${t('bank.taken_back')}`}
                  {items.map(({ commodity, grams, price }) => (
                    <div key={commodity + grams} className="small quiet">
                      {goods(commodity)} {kilograms(Math.abs(grams))} × {rupiah(price)}
                    </div>
                  ))}
                </div>
              ),
            },
            { key: 'amount', title: t('bank.rupiah'), align: 'end', cell: ({ amount }) => rupiah(amount) },
            { key: 'after', title: t('bank.balance'), align: 'end', cell: ({ after }) => rupiah(after) },
          ]}
        />
      )}
      {account.next && <a href={`?sebelum=${account.next}`}>{t('bank.older')}</a>}
      {!account.isClosed && may('weigher', 'treasurer', 'chair') && <Contact />}
      {may('treasurer', 'chair') && (
        <CommandForm
          folded={t(account.isClosed ? 'bank.erase' : 'bank.close_account')}
          className="card stack"
          command={command}
          about={{ intent: account.isClosed ? 'erase' : 'close' }}
        >
          <p>{t(account.isClosed ? 'bank.erase_text' : 'bank.close_account_text')}</p>
          <div>
            <Button kind="danger">{t(account.isClosed ? 'bank.erase' : 'bank.close_account')}</Button>
          </div>
        </CommandForm>
      )}
    </div>
  )
}

/** Where they are told of deposits and payments: what is kept is shown by its end alone, and said anew as a whole. */
function Contact() {
  const { account, command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const { reached } = account
  const now = [reached?.phone, reached?.email].filter(Boolean).join(', ')
  return (
    <CommandForm
      folded={t('bank.contact')}
      command={command}
      about={{ intent: 'reach' }}
      className="card stack"
    >
      <p>{now ? t('bank.contact_now', { now }) : t('bank.contact_none')}</p>
      <p className="quiet">{t('bank.contact_text')}</p>
      <ContactFields spoken={reached?.language ?? 'id'} />
      <div>
        <Button kind="second">{t('bank.contact_save')}</Button>
      </div>
    </CommandForm>
  )
}
