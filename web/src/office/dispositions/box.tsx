import {
  DISPOSITION_BOXES,
  DispositionBox,
  dispositions,
  type HandoverItem,
} from '@guyub/contract/dispositions'
import { me } from '@guyub/contract/identity'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import './dispositions.css'
import { Standing } from './standing.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const search = new URL(request.url).searchParams
  const box = DispositionBox.safeParse(search.get('kotak')).data ?? 'in'
  const after = search.get('sesudah')
  const page = answerOrLeave(request, await call(dispositions, { box, ...(after && { after }) }))
  const who = await call(me, {})
  const office = who.ok ? (who.answer.acting?.office.name ?? '') : ''
  return { ...page, box, office }
}

/** What waits for my office, and what my office waits for. */
export default function Box() {
  const { items, next, counts, box, office } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('dispositions.title')}
        lead={
          <>
            <strong>{office}</strong>. {t('dispositions.lead')}
          </>
        }
        actions={
          <ButtonLink href="/kantor/disposisi/tulis" icon="plus">
            {t('dispositions.new')}
          </ButtonLink>
        }
      />
      <nav className="boxes" aria-label={t('dispositions.boxes')}>
        {DISPOSITION_BOXES.map((key) => {
          const count = key === 'done' ? undefined : counts[key]
          if (key === 'late' && !counts.late) return null
          return (
            <a
              key={key}
              href={`/kantor/disposisi?kotak=${key}`}
              aria-current={key === box ? 'page' : undefined}
            >
              {t(`dispositions.box_${key}`)} {count && <span className="box-count">{count.all}</span>}
              {count && count.late > 0 && key !== 'late' && (
                <span className="box-late">
                  {t(key === 'copies' ? 'dispositions.unread_count' : 'dispositions.late_count', {
                    count: count.late,
                  })}
                </span>
              )}
            </a>
          )
        })}
      </nav>
      {items.length === 0 ? (
        <EmptyState title={t(`dispositions.none_${box}`)}>{t('dispositions.none_text')}</EmptyState>
      ) : (
        <>
          <HandoverTable items={items} caption={t(`dispositions.box_${box}`)} />
          <DownloadLinks
            label={t('movement.download')}
            href={(format) => `/kantor/unduh/disposisi/${format}?kotak=${box}`}
          />
        </>
      )}
      {next && (
        <div>
          <ButtonLink
            kind="second"
            href={`/kantor/disposisi?${new URLSearchParams({ kotak: box, sesudah: next })}`}
          >
            {t('dispositions.more')}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}

interface HandoverTableProps {
  /** Without a subject where the visitor may not open the letter. */
  readonly items: readonly (Omit<HandoverItem, 'subject'> & { readonly subject: string | null })[]
  readonly caption: string
}

export function HandoverTable({ items, caption }: HandoverTableProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={items}
      rowKey={({ handoverId }) => handoverId}
      columns={[
        {
          key: 'subject',
          title: t('dispositions.subject'),
          cell: ({ letterId, subject, confidentiality, isSample }) => (
            <span className="standing">
              {subject === null ? (
                <span className="quiet">{t('dispositions.closed_subject')}</span>
              ) : (
                <a href={`/kantor/disposisi/${letterId}`} lang="id">
                  {subject}
                </a>
              )}
              <span className="small quiet">
                {confidentiality !== 'biasa' && `${t(`dispositions.conf_${confidentiality}`)} `}
                {isSample && `(${t('dispositions.sample')})`}
              </span>
            </span>
          ),
        },
        { key: 'from', title: t('dispositions.from'), cell: ({ from }) => from.name },
        { key: 'to', title: t('dispositions.to'), cell: ({ to }) => to.name },
        { key: 'state', title: t('dispositions.state'), cell: (one) => <Standing one={one} /> },
        {
          key: 'due',
          title: t('dispositions.due'),
          cell: ({ dueOn }) => (dueOn ? formatShortDay(`${dueOn}T00:00:00Z`, language, 'UTC') : '–'),
        },
        {
          key: 'sent',
          title: t('dispositions.sent_at'),
          cell: ({ sentAt }) => formatShortDay(sentAt, language, zone),
        },
        { key: 'hops', title: t('dispositions.hops'), align: 'end', cell: ({ hops }) => hops },
      ]}
    />
  )
}
