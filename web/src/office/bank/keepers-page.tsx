import { newCommandId } from '@guyub/contract/command'
import { appointKeeper, DUTIES, type Duty, keepers } from '@guyub/contract/ledger'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Table } from '../../ui/table/table.tsx'
import { givenIn, told } from './given.ts'
import { ToldNotice } from './told-notice.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await visitOf(context).call(keepers, { bookId: params.bookId ?? '' })
  return { ...answerOrLeave(request, found), command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { text, command: commandId } = givenIn(form)
  return told(
    request,
    form,
    await visitOf(context).call(appointKeeper, {
      ...{ commandId, bookId: params.bookId ?? '', userId: text('user') },
      ...{ duty: text('duty') as Duty, isKeeper: text('intent') !== 'end' },
    }),
  )
}

/** Who keeps this book; the agency that oversees it appoints. */
export default function Keepers() {
  const { keepers: all, mayAppoint, candidates, command } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <div className="stack-wide">
      <ToldNotice />
      {all.length === 0 ? (
        <EmptyState title={t('bank.keepers_none')}>{t('bank.keepers_none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('bank.keepers')}
          captionHidden
          rows={all}
          rowKey={({ userId, duty }) => userId + duty}
          columns={[
            { key: 'name', title: t('bank.name'), cell: ({ name }) => name },
            { key: 'duty', title: t('bank.duty'), cell: ({ duty }) => t(`bank.duty_${duty}`) },
            { key: 'since', title: t('bank.since'), cell: ({ since }) => formatDay(since, language, zone) },
            ...(mayAppoint
              ? [
                  {
                    key: 'end',
                    title: t('bank.end_duty'),
                    cell: ({ userId, duty, name }: (typeof all)[number]) => (
                      <CommandForm command={command} about={{ intent: 'end', user: userId, duty }}>
                        <Button
                          kind="second"
                          size="small"
                          aria-label={t('bank.end_duty_of', { name, duty: t(`bank.duty_${duty}`) })}
                        >
                          {t('bank.end_duty')}
                        </Button>
                      </CommandForm>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayAppoint && candidates.length === 0 && <p className="quiet">{t('bank.nobody_to_appoint')}</p>}
      {mayAppoint && candidates.length > 0 && (
        <CommandForm className="card stack" command={command} about={{ intent: 'appoint' }}>
          <h2>{t('bank.appoint')}</h2>
          <Select
            name="user"
            label={t('bank.name')}
            value={candidates[0]?.userId ?? ''}
            options={candidates.map(({ userId, name }) => ({ key: userId, label: name }))}
          />
          <Select
            name="duty"
            label={t('bank.duty')}
            value="weigher"
            options={DUTIES.map((duty) => ({ key: duty, label: t(`bank.duty_${duty}`) }))}
          />
          <div>
            <Button>{t('bank.appoint')}</Button>
          </div>
        </CommandForm>
      )}
    </div>
  )
}
