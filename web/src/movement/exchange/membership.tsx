import type { membership } from '@guyub/contract/exchange'
import type { z } from 'zod'
import { formatScore, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { formatKnownDay } from '../registry/known-day.ts'
import { STANDING_TONE } from '../registry/standing-tone.ts'

interface MembershipProps {
  readonly told: NonNullable<z.output<typeof membership.answer>['told']>
  readonly when: (at: string) => string
}

/** What the centre's registry says of this region: the region reads it here, also while the line is down. */
export function Membership({ told: { toldAt, membership: its, files }, when }: MembershipProps) {
  const { t, own, language } = useWords()
  const day = (iso: string) => formatShortDay(`${iso}T00:00:00Z`, language, 'UTC')
  return (
    <section className="stack">
      <h2>{t('exchange.membership')}</h2>
      <p>
        <StateBadge
          tone={its.standing === 'none' ? 'waiting' : STANDING_TONE[its.standing]}
          word={t(`registry.standing_${its.standing}`)}
        />{' '}
        <span className="quiet small">{t('exchange.told_at', { when: when(toldAt) })}</span>
      </p>
      {its.steps.length > 0 && (
        <Table
          caption={t('registry.history')}
          rows={its.steps}
          rowKey={({ id }) => id}
          columns={[
            { key: 'step', title: t('exchange.what'), cell: ({ kind }) => t(`registry.step_${kind}`) },
            { key: 'on', title: t('exchange.when'), cell: ({ on }) => formatKnownDay(on, language) },
            { key: 'wave', title: t('registry.wave'), cell: ({ wave }) => <span lang="id">{wave}</span> },
            {
              key: 'source',
              title: t('exchange.basis'),
              cell: ({ letter, source }) => (
                <span className="said" lang="id">
                  {letter ?? source ?? '–'}
                </span>
              ),
            },
          ]}
        />
      )}
      {its.results.length > 0 && (
        <Table
          caption={t('exchange.results')}
          rows={its.results}
          rowKey={({ year }) => String(year)}
          columns={[
            { key: 'year', title: t('shell.year'), cell: ({ year }) => String(year) },
            {
              key: 'index',
              title: t('movement.index'),
              align: 'end',
              cell: ({ index }) => formatScore(index, language),
            },
            {
              key: 'rank',
              title: t('exchange.rank'),
              cell: ({ rank, groupSize, group }) =>
                rank === null
                  ? '–'
                  : `${rank}${groupSize ? `/${groupSize}` : ''}${group ? `, ${own(group).words}` : ''}`,
            },
          ]}
        />
      )}
      {its.agreements.length > 0 && (
        <Table
          caption={t('mou.title')}
          rows={its.agreements}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'numbers',
              title: t('mou.numbers'),
              cell: ({ centreNumber, regionNumber }) =>
                [centreNumber, regionNumber].filter(Boolean).join(' · ') || t('mou.number_unknown'),
            },
            {
              key: 'state',
              title: t('mou.state'),
              cell: ({ state, endsOn }) =>
                t(state === 'signed' && !endsOn ? 'mou.state_term_unknown' : `mou.state_${state}`),
            },
            {
              key: 'signed',
              title: t('mou.signed_on'),
              cell: ({ signed }) => (signed ? formatKnownDay(signed, language) : '–'),
            },
            {
              key: 'ends',
              title: t('mou.ends_on'),
              cell: ({ endsOn }) => (endsOn ? day(endsOn) : t('mou.end_unknown')),
            },
            {
              key: 'offices',
              title: t('exchange.signed_by'),
              cell: ({ centreOffice, regionOffice }) => (
                <span lang="id">{[centreOffice, regionOffice].filter(Boolean).join(' · ') || '–'}</span>
              ),
            },
            {
              key: 'file',
              title: t('exchange.document'),
              cell: ({ id }) =>
                files.includes(id) ? <a href={`/gerakan/pertukaran/mou/${id}`}>PDF</a> : '–',
            },
          ]}
        />
      )}
    </section>
  )
}
