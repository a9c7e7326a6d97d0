import { type MessageTemplate, messageTemplates } from '@guyub/contract/outbox'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const all = answerOrLeave(request, await visitOf(context).call(messageTemplates, {}))
  return { all, isSaved: new URL(request.url).searchParams.has('tersimpan') }
}

/** Everything that the region says to people, service by service. */
export default function Templates() {
  const { all, isSaved } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const groups = [...new Map(all.map((one) => [one.group.id, one.group])).values()]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('messages.words')}
        lead={t('messages.words_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/pesan', word: t('messages.title') }]}
      />
      {isSaved && <Notice tone="done">{t('messages.saved')}</Notice>}
      {groups.map((group) => (
        <section key={group.id} className="stack">
          <h2>{of(group)}</h2>
          <Group name={of(group)} rows={all.filter((one) => one.group.id === group.id)} />
        </section>
      ))}
    </div>
  )
}

function Group({ name, rows }: { readonly name: string; readonly rows: readonly MessageTemplate[] }) {
  const { t, of } = useWords()
  return (
    <Table
      caption={name}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          title: t('messages.about'),
          cell: ({ key, name: about }) => (
            <a href={`/kantor/pesan/kata/ubah?kata=${encodeURIComponent(key)}`}>{of(about)}</a>
          ),
        },
        { key: 'words', title: t('messages.words'), cell: ({ own, given }) => of(own ?? given) },
        {
          key: 'whose',
          title: t('messages.state'),
          cell: ({ own }) => (
            <StateBadge
              tone={own ? 'running' : 'waiting'}
              word={t(own ? 'messages.own' : 'messages.given')}
            />
          ),
        },
      ]}
    />
  )
}
