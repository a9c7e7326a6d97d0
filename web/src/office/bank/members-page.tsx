import { newCommandId } from '@guyub/contract/command'
import { holders, looks, openAccount } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Table } from '../../ui/table/table.tsx'
import { givenIn, told } from './given.ts'
import { JoinForm } from './join-form.tsx'
import { ToldNotice } from './told-notice.tsx'
import { useBook } from './use-book.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const bookId = params.bookId ?? ''
  const [all, seen] = await Promise.all([call(holders, { bookId }), call(looks, { bookId })])
  // Only the chair is told who looked.
  return { members: answerOrLeave(request, all), seen: seen.ok ? seen.answer : null, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { text, has, command: commandId } = givenIn(form)
  const reply = await call(openAccount, {
    ...{ commandId, bookId: params.bookId ?? '', kind: text('kind') },
    holder: {
      name: text('name'),
      ...(has('phone') && { phone: text('phone') }),
      ...(has('email') && { email: text('email') }),
      ...(text('language') === 'en' && { language: 'en' as const }),
      ...(has('address') && { address: text('address') }),
      ...(has('nik') && { nik: text('nik') }),
    },
  })
  return told(request, form, reply)
}

/** Who saves here; each look at this list is kept. */
export default function Members() {
  const { members, command } = useLoaderData<typeof loader>()
  const { book, may, rupiah } = useBook()
  const { t, of } = useWords()
  const kinds = new Map(book.use.holders.map(({ key, title }) => [key, of(title)]))
  return (
    <div className="stack-wide">
      <ToldNotice />
      <p className="quiet">{t('bank.members_text')}</p>
      {members.length === 0 ? (
        <EmptyState title={t('bank.members_none')}>{t('bank.members_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('bank.members')}
          captionHidden
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('bank.member'),
              cell: ({ id, number, name }) => (
                <a href={`/kantor/bank/${book.id}/nasabah/${id}`}>
                  {number} · {name ?? t('bank.erased')}
                </a>
              ),
            },
            {
              key: 'kind',
              title: t('bank.member_kind'),
              cell: ({ kind, isClosed }) => (isClosed ? t('bank.account_closed') : (kinds.get(kind) ?? kind)),
            },
            {
              key: 'balance',
              title: t('bank.balance'),
              align: 'end',
              cell: ({ balance }) => rupiah(balance),
            },
          ]}
        />
      )}
      {may('weigher', 'treasurer', 'chair') && <JoinForm command={command} />}
      <Looks />
    </div>
  )
}

function Looks() {
  const { seen } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  if (!seen) return null
  return (
    <details>
      <summary>{t('bank.looks')}</summary>
      <Table
        caption={t('bank.looks_caption')}
        rows={seen.map((look, nth) => ({ ...look, nth }))}
        rowKey={({ nth }) => String(nth)}
        columns={[
          { key: 'at', title: t('bank.when'), cell: ({ at }) => formatMoment(at, language, zone) },
          { key: 'by', title: t('bank.who'), cell: ({ by }) => by },
          {
            key: 'what',
            title: t('bank.what'),
            cell: ({ what, holderNumber }) =>
              what === 'list' ? t('bank.look_list') : t('bank.look_one', { number: holderNumber ?? '–' }),
          },
        ]}
      />
    </details>
  )
}
