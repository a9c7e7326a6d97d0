import { newCommandId } from '@guyub/contract/command'
import {
  CHANNELS,
  Channel,
  MESSAGE_STATES,
  MessageState,
  messageLog,
  retryMessage,
} from '@guyub/contract/outbox'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { MESSAGE_TONES } from '../../kernel/message-tones.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const state = MessageState.safeParse(searchParams.get('keadaan')).data
  const channel = Channel.safeParse(searchParams.get('jalan')).data
  const after = searchParams.get('sesudah')
  const wanted = { ...(state && { state }), ...(channel && { channel }), ...(after && { after }) }
  const log = answerOrLeave(request, await visitOf(context).call(messageLog, wanted))
  return { ...log, state: state ?? '', channel: channel ?? '', command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const command = { commandId: text('command'), messageId: text('message') }
  const reply = await visitOf(context).call(retryMessage, command)
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** What became of every message of the region. */
export default function MessageLog() {
  const { items, next, counts, ways, state, channel, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const more = new URLSearchParams({
    ...(state && { keadaan: state }),
    ...(channel && { jalan: channel }),
    sesudah: next ?? '',
  })
  const outward = ways.filter((way) => way !== 'print')
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('messages.title')}
        lead={t('messages.lead')}
        actions={
          <div className="row">
            <ButtonLink kind="second" size="small" href="/kantor/pesan/kata">
              {t('messages.words')}
            </ButtonLink>
            <ButtonLink kind="second" size="small" href="/kantor/pesan/aturan">
              {t('messages.rules')}
            </ButtonLink>
          </div>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done">{t('messages.retried')}</Notice>}
      {outward.length === 0 ? (
        <Notice tone="late">{t('messages.no_ways')}</Notice>
      ) : (
        <p>
          {t('messages.ways_text', { ways: outward.map((way) => t(`messages.channel_${way}`)).join(', ') })}
        </p>
      )}
      {counts.length > 0 && (
        <details>
          <summary>{t('messages.counts')}</summary>
          <Table
            caption={t('messages.counts')}
            captionHidden
            rows={counts}
            rowKey={(row) => `${row.channel} ${row.state}`}
            columns={[
              {
                key: 'way',
                title: t('messages.channel'),
                cell: (row) => t(`messages.channel_${row.channel}`),
              },
              { key: 'state', title: t('messages.state'), cell: (row) => t(`messages.state_${row.state}`) },
              { key: 'count', title: t('messages.count'), align: 'end', cell: (row) => row.count },
            ]}
          />
        </details>
      )}
      <form className="pair">
        <Select
          name="keadaan"
          label={t('messages.state')}
          value={state}
          options={[
            { key: '', label: t('messages.all_states') },
            ...MESSAGE_STATES.map((key) => ({ key, label: t(`messages.state_${key}`) })),
          ]}
        />
        <Select
          name="jalan"
          label={t('messages.channel')}
          value={channel}
          options={[
            { key: '', label: t('messages.all_channels') },
            ...CHANNELS.map((key) => ({ key, label: t(`messages.channel_${key}`) })),
          ]}
        />
        <Button kind="second">{t('messages.filter')}</Button>
      </form>
      {items.length === 0 ? (
        <EmptyState title={t('messages.none')}>{t('messages.none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('messages.title')}
          captionHidden
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', title: t('messages.at'), cell: ({ at }) => formatMoment(at, language, zone) },
            { key: 'about', title: t('messages.about'), cell: ({ about }) => of(about) },
            { key: 'way', title: t('messages.channel'), cell: (row) => t(`messages.channel_${row.channel}`) },
            {
              key: 'state',
              title: t('messages.state'),
              cell: ({ state: its, notBefore, sentAt }) => (
                <div>
                  <StateBadge tone={MESSAGE_TONES[its]} word={t(`messages.state_${its}`)} />
                  {!sentAt &&
                    notBefore &&
                    ` ${t('messages.not_before', { at: formatMoment(notBefore, language, zone) })}`}
                </div>
              ),
            },
            {
              key: 'fault',
              title: t('messages.fault'),
              cell: ({ fault, tries }) =>
                fault
                  ? `${tries}×: ${t(`messages.fault_${fault.kind}`, { status: fault.status ?? '' })}`
                  : '–',
            },
            {
              key: 'retry',
              title: t('messages.retry'),
              cell: ({ id, state: its }) =>
                its === 'failed' || its === 'kept' ? (
                  <form method="post">
                    <input type="hidden" name="command" value={command} />
                    <Button size="small" kind="second" name="message" value={id}>
                      {t('messages.retry')}
                    </Button>
                  </form>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
      {next && (
        <div>
          <ButtonLink kind="second" href={`/kantor/pesan?${more}`}>
            {t('messages.more')}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
