import { devices } from '@guyub/contract/devices'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatMoment, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { may, useDesk } from '../desk-context.ts'
import { DownloadSheet } from '../download-sheet.tsx'
import { useOffices } from '../people/offices.ts'
import { PruneForm } from './prune-form.tsx'
import { RevokeDevice } from './revoke-device.tsx'

export type Device = z.output<typeof devices.answer>[number]

/** The laptops of the office: which letter each has, who brought it in, when it was last there, and the way out. */
export default function DevicesPage() {
  const { call, me, device } = useDesk()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const [all, setAll] = useState<readonly Device[]>()
  const [problem, setProblem] = useState<string>()
  const offices = useOffices()
  const load = useCallback(async () => {
    const reply = await call(devices, {})
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (reply.ok) setAll(reply.answer)
  }, [call])
  useEffect(() => void load(), [load])

  const officeName = (code: string) => offices.find((office) => office.code === code)?.name ?? code
  const day = (at: string) => formatShortDay(at, language, zone)
  const showsOffice = may(me, 'identity.manage')
  const inUse = (all ?? []).filter(({ revokedAt }) => !revokedAt)
  return (
    <div className="stack-wide">
      <PageHeader title={t('devices.title')} lead={t('devices.lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!all && !problem && <Skeleton word={t('shell.loading')} lines={6} />}
      {all?.length === 0 && <EmptyState title={t('devices.none')}>{t('devices.none_text')}</EmptyState>}
      {inUse.length > 0 && <PruneForm inUse={inUse} onPruned={load} />}
      {all && all.length > 0 && (
        <>
          <Table
            caption={t('devices.title')}
            captionHidden
            rows={all}
            rowKey={({ deviceId }) => deviceId}
            columns={[
              {
                key: 'letter',
                title: t('devices.letter'),
                cell: ({ letter, deviceId }) => (
                  <span>
                    <strong className="code">{letter}</strong>
                    {deviceId === device?.id && ` · ${t('devices.this')}`}
                  </span>
                ),
              },
              ...(showsOffice
                ? [
                    {
                      key: 'office',
                      title: t('desk.office'),
                      cell: ({ office }: Device) => officeName(office),
                    },
                  ]
                : []),
              {
                key: 'registered',
                title: t('devices.registered'),
                cell: ({ registeredAt, registeredBy }) =>
                  `${day(registeredAt)}${registeredBy ? ` · ${registeredBy}` : ''}`,
              },
              {
                key: 'seen',
                title: t('devices.seen'),
                cell: ({ lastSeenAt }) => formatMoment(lastSeenAt, language, zone),
              },
              { key: 'state', title: t('devices.state'), cell: (one) => <DeviceState one={one} day={day} /> },
              {
                key: 'revoke',
                title: t('devices.revoke'),
                cell: (one) => (one.revokedAt ? '–' : <RevokeDevice one={one} onRevoked={load} />),
              },
            ]}
          />
          <DownloadSheet make={sheet} />
        </>
      )}
    </div>
  )

  async function sheet() {
    return {
      name: t('devices.title'),
      columns: [
        ...[t('devices.letter'), t('desk.office'), t('devices.registered'), t('devices.seen')],
        ...[t('devices.revoked_on'), t('documents.reason')],
      ],
      rows: (all ?? []).map(({ letter, office, registeredAt, lastSeenAt, revokedAt, reason }) => [
        ...[letter, officeName(office), registeredAt, lastSeenAt, revokedAt, reason],
      ]),
    }
  }
}

function DeviceState({ one, day }: { readonly one: Device; readonly day: (at: string) => string }) {
  const { t } = useWords()
  const { revokedAt, revokedBy, reason } = one
  if (!revokedAt) return <StateBadge tone="done" word={t('devices.in_use')} />
  return (
    <div>
      <StateBadge tone="broken" word={t('devices.is_revoked', { day: day(revokedAt) })} />
      <div className="small quiet">{[reason, revokedBy].filter(Boolean).join(' · ')}</div>
    </div>
  )
}
