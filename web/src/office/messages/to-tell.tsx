import { newCommandId } from '@guyub/contract/command'
import { messagesToTell, tellMessages } from '@guyub/contract/outbox'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const list = answerOrLeave(request, await visitOf(context).call(messagesToTell, {}))
  return { ...list, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ids = form.getAll('told').map(String)
  if (!ids.length) return data({ problem: 'messages.choose_some', told: 0 }, { status: 400 })
  const command = { commandId: String(form.get('command') ?? ''), ids }
  const reply = await visitOf(context).call(tellMessages, command)
  if (reply.ok) return { problem: null, told: reply.answer.told }
  return data({ problem: reply.problem.code, told: 0 }, { status: reply.problem.status || 500 })
}

/** What my office tells people who cannot be reached otherwise: at the door, or from a printed list. */
export default function ToTell() {
  const { items, hasMore, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('messages.to_tell_title')} lead={t('messages.to_tell_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && result.told > 0 && (
        <Notice tone="done">{t('messages.told_count', { count: result.told })}</Notice>
      )}
      {items.length === 0 ? (
        <EmptyState title={t('messages.to_tell_none')}>{t('messages.to_tell_none_text')}</EmptyState>
      ) : (
        <form method="post" className="stack">
          <input type="hidden" name="command" value={command} />
          <Table
            caption={t('messages.to_tell_title')}
            captionHidden
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('messages.name'),
                cell: ({ id, name, trackingCode }) => (
                  <label className="choice-option">
                    <input type="checkbox" name="told" value={id} />{' '}
                    <span lang="id">{name ?? trackingCode}</span>
                  </label>
                ),
              },
              {
                key: 'what',
                title: t('messages.what'),
                cell: ({ words, service, trackingCode }) => (
                  <div>
                    {words}
                    <br />
                    <span className="small quiet">
                      {of(service)} · <span className="code">{trackingCode}</span>
                    </span>
                  </div>
                ),
              },
              { key: 'at', title: t('messages.at'), cell: ({ at }) => formatMoment(at, language, zone) },
            ]}
          />
          {hasMore && <p className="quiet">{t('messages.has_more')}</p>}
          <div className="row screen-only">
            <Button>{t('messages.tell_chosen')}</Button>
            <Button type="button" kind="second" hidden data-print="">
              {t('messages.print')}
            </Button>
          </div>
        </form>
      )}
      <script type="module" src="/plain/print-page.js" />
    </div>
  )
}
