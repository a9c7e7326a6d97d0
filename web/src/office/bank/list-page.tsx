import { newCommandId } from '@guyub/contract/command'
import { books, openBook } from '@guyub/contract/ledger'
import { service, services } from '@guyub/contract/services'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { ownPermissions } from '../../kernel/own-permissions.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import '../../words/bank-words.ts'
import { givenIn, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const all = answerOrLeave(request, await call(books, {}))
  const [may, known, offices] = await Promise.all([
    ownPermissions(call),
    call(services, {}),
    allOffices(call),
  ])
  const saving = known.ok ? known.answer.filter(({ uses }) => uses.includes('ledger')) : []
  const definitions = await Promise.all(saving.map(({ key }) => call(service, { service: key })))
  const places = (offices ?? []).filter(({ kind }) => kind === 'village' || kind === 'district')
  return {
    books: all,
    mayOversee: may.includes('ledger.oversee'),
    services: definitions.flatMap((reply) => {
      const found = reply.ok ? reply.answer.service : undefined
      return found?.ledger ? [{ key: found.key, title: found.title, kinds: found.ledger.books }] : []
    }),
    places: places.map(({ code, name }) => ({ key: code, label: name })),
    command: newCommandId(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text, has, command: commandId } = givenIn(form)
  const [wanted = '', kind = ''] = text('kind').split(' ')
  const reply = await visitOf(context).call(openBook, {
    ...{ commandId, service: wanted, kind, name: text('name'), areaCode: text('area') },
    ...(has('above') && { above: text('above') }),
    pricesAbove: has('pricesAbove'),
  })
  return reply.ok
    ? redirect(`/kantor/bank/${reply.answer.bookId}/pengurus?sudah`, 303)
    : told(request, form, reply)
}

/** The books that I keep, or oversee. */
export default function Books() {
  const { books: all, mayOversee, services: saving, places } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const placeOf = (code: string) => places.find(({ key }) => key === code)?.label ?? code
  const kindOf = (wanted: string, kind: string) => {
    const found = saving.find(({ key }) => key === wanted)?.kinds.find(({ key }) => key === kind)
    return found ? of(found.title) : kind
  }
  return (
    <div className="stack-wide">
      <PageHeader title={t('bank.title')} lead={t('bank.lead')} />
      <ToldNotice />
      {all.length === 0 ? (
        <EmptyState title={t('bank.none')}>
          {t(mayOversee ? 'bank.none_overseer' : 'bank.none_text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('bank.title')}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('bank.bank'),
              cell: ({ id, name }) => <a href={`/kantor/bank/${id}`}>{name}</a>,
            },
            { key: 'kind', title: t('bank.kind'), cell: ({ service: its, kind }) => kindOf(its, kind) },
            { key: 'area', title: t('bank.area'), cell: ({ areaCode }) => placeOf(areaCode) },
            {
              key: 'duties',
              title: t('bank.duty'),
              cell: ({ duties, isClosed }) =>
                isClosed
                  ? t('bank.closed')
                  : duties.map((duty) => t(`bank.duty_${duty}`)).join(', ') || t('bank.overseen'),
            },
          ]}
        />
      )}
      {mayOversee &&
        saving.map(({ key, title }) => (
          <p key={key}>
            <a href={`/kantor/bank/jumlah/${key}`}>{t('bank.sums_of', { service: of(title) })}</a>
          </p>
        ))}
      {mayOversee && <OpenBook />}
    </div>
  )
}

function OpenBook() {
  const { books: all, services: saving, places, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const kinds = saving.flatMap(({ key, title, kinds: its }) =>
    its.map((kind) => ({
      key: `${key} ${kind.key}`,
      label: saving.length > 1 ? `${of(title)}: ${of(kind.title)}` : of(kind.title),
    })),
  )
  return (
    <CommandForm folded={t('bank.open')} className="card stack" command={command}>
      <Select name="kind" label={t('bank.kind')} value={kinds[0]?.key ?? ''} options={kinds} />
      <Field name="name" label={t('bank.book_name')} minLength={3} maxLength={120} required />
      <Select name="area" label={t('bank.area')} value={places[0]?.key ?? ''} options={places} />
      <Select
        name="above"
        label={t('bank.above')}
        value=""
        options={[
          { key: '', label: t('bank.above_none') },
          ...all.map(({ id, name }) => ({ key: id, label: name })),
        ]}
      />
      <Tick name="pricesAbove" value="yes">
        {t('bank.prices_from_above')}
      </Tick>
      <div>
        <Button>{t('bank.open')}</Button>
      </div>
    </CommandForm>
  )
}
