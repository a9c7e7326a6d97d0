import { exchangeState, membership } from '@guyub/contract/exchange'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Membership } from './membership.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const [state, told] = await Promise.all([call(exchangeState, {}), call(membership, {})])
  return { ...answerOrLeave(request, state), told: told.ok ? told.answer.told : null }
}

/** How a region's own installation and the centre's are in step: what each has of the other, and what passed. */
export default function Exchange() {
  const { fingerprint, link, parcels, told } = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const when = (at: string) => formatMoment(at, language, zone)
  return (
    <div className="stack-wide">
      <PageHeader title={t('exchange.title')} lead={t('exchange.lead')} />
      {!link && (
        <p className="small">
          {t('exchange.key')}: <span className="code">{fingerprint}</span>
        </p>
      )}
      {!link && <EmptyState title={t('exchange.together')}>{t('exchange.together_text')}</EmptyState>}
      {link?.lastFault && (
        <Notice tone="late" title={t('exchange.fault')}>
          {/^[a-z_]+\.[a-z_]+$/.test(link.lastFault) ? ofCode(link.lastFault) : <code>{link.lastFault}</code>}
        </Notice>
      )}
      {link && (
        <section className="card stack">
          <h2>{t(`exchange.side_${link.side}`)}</h2>
          {link.address && <p className="code small">{link.address}</p>}
          <dl className="facts small">
            <dt>{t('exchange.own_key')}</dt>
            <dd className="code">{link.ownFingerprint}</dd>
            <dt>{t('exchange.peer_key')}</dt>
            <dd className="code">{link.peerFingerprint}</dd>
          </dl>
          <div className="doors">
            <Figure
              label={t('exchange.sent')}
              value={formatNumber(link.sent, language)}
              unknown="–"
              basis={t('exchange.sent_basis', { acknowledged: formatNumber(link.acknowledged, language) })}
            />
            <Figure
              label={t('exchange.taken')}
              value={formatNumber(link.taken, language)}
              unknown="–"
              basis={`${t('exchange.last_met')}: ${link.lastMetAt ? when(link.lastMetAt) : t('exchange.never')}`}
            />
          </div>
        </section>
      )}
      {told && <Membership told={told} when={when} />}
      {parcels.length > 0 && (
        <Table
          caption={t('exchange.parcels')}
          rows={parcels}
          rowKey={({ isOurs, number }) => `${isOurs}${number}`}
          columns={[
            {
              key: 'number',
              title: t('exchange.number'),
              cell: ({ isOurs, number }) =>
                `${formatNumber(number, language)} ${t(isOurs ? 'exchange.ours' : 'exchange.theirs')}`,
            },
            {
              key: 'what',
              title: t('exchange.what'),
              cell: ({ kind }) => t(`exchange.kind_${kind as 'round'}`),
            },
            { key: 'when', title: t('exchange.when'), cell: ({ at }) => when(at) },
            {
              key: 'hash',
              title: 'SHA-256',
              cell: ({ hash }) => <span className="code">{hash.slice(0, 16)}…</span>,
            },
          ]}
        />
      )}
    </div>
  )
}
