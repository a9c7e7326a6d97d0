import { people } from '@guyub/contract/identity'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { Table } from '../../ui/table/table.tsx'
import { may, useDesk } from '../desk-context.ts'
import { DownloadSheet } from '../download-sheet.tsx'
import { AddPerson } from './add-person.tsx'
import { ConfirmPlace } from './confirm-place.tsx'
import { EndPlace } from './end-place.tsx'
import { useOffices } from './offices.ts'

export type Place = z.output<typeof people.answer>[number]

/** Who works where, in which role, by which decree; who comes is added here, who leaves is ended here. */
export default function PeoplePage() {
  const { call, me } = useDesk()
  const { t, ofCode, language } = useWords()
  const [search, setSearch] = useSearchParams()
  const [all, setAll] = useState<readonly Place[]>()
  const [problem, setProblem] = useState<string>()
  const offices = useOffices()
  const load = useCallback(async () => {
    const reply = await call(people, {})
    if (reply.ok) setAll(reply.answer)
    else setProblem(reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])

  const officeName = (code: string) => offices.find((office) => office.code === code)?.name ?? code
  const query = search.get('cari') ?? ''
  const shown = (all ?? []).filter(({ name, membership: { office, role, decree } }) =>
    [name, officeName(office), t(`role.${role}`), decree]
      .join(' ')
      .toLowerCase()
      .includes(query.toLowerCase()),
  )
  const day = (at: string | null) =>
    at ? formatShortDay(`${at}T00:00:00Z`, language, 'UTC') : t('desk.open_end')
  const mayManage = may(me, 'identity.manage')
  const mayConfirm = may(me, 'identity.confirm')
  const waiting = (all ?? []).filter(({ granted }) => granted?.mayConfirm)
  return (
    <div className="stack-wide">
      <PageHeader title={t('desk.people')} lead={t('desk.people_lead')} />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {waiting.length > 0 && (
        <Notice title={t('identity.places_wait', { count: waiting.length })}>
          {t('identity.places_wait_text')}
        </Notice>
      )}
      {mayManage && <AddPerson offices={offices} people={all ?? []} onAdded={load} />}
      <section className="stack">
        <div className="row">
          <label className="only-read" htmlFor="cari">
            {t('desk.people_find')}
          </label>
          <input
            id="cari"
            type="search"
            className="field-input find"
            placeholder={t('desk.people_find')}
            value={query}
            onChange={(event) =>
              setSearch(event.target.value ? { cari: event.target.value } : {}, { replace: true })
            }
          />
          <span className="small quiet" role="status">
            {all && t('desk.people_count', { count: shown.length })}
          </span>
        </div>
        {!all && !problem && <Skeleton word={t('shell.loading')} lines={6} />}
        {all && shown.length === 0 && (
          <EmptyState title={t('desk.people_none')}>{t('desk.people_none_text')}</EmptyState>
        )}
        {shown.length > 0 && (
          <Table
            caption={t('desk.people')}
            captionHidden
            rows={shown}
            rowKey={({ membership }) => membership.id}
            columns={[
              { key: 'name', title: t('desk.subject'), cell: ({ name }) => name },
              {
                key: 'office',
                title: t('desk.office'),
                cell: ({ membership }) => officeName(membership.office),
              },
              { key: 'role', title: t('desk.role'), cell: ({ membership }) => t(`role.${membership.role}`) },
              { key: 'decree', title: t('desk.decree'), cell: ({ membership }) => membership.decree },
              {
                key: 'period',
                title: t('desk.period'),
                cell: ({ membership: { from, until } }) => `${day(from)} – ${day(until)}`,
              },
              ...(mayConfirm
                ? [
                    {
                      key: 'granted',
                      title: t('identity.granted'),
                      cell: (place: Place) => <ConfirmPlace place={place} onConfirmed={load} />,
                    },
                  ]
                : []),
              ...(mayManage
                ? [
                    {
                      key: 'end',
                      title: t('desk.end_place'),
                      cell: (place: Place) => <EndPlace place={place} onEnded={load} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
        {shown.length > 0 && <DownloadSheet make={sheet} />}
      </section>
    </div>
  )

  async function sheet() {
    return {
      name: t('desk.people'),
      columns: [
        ...[t('desk.subject'), t('desk.office'), t('desk.role'), t('desk.decree')],
        ...[t('movement.from'), t('movement.to')],
      ],
      rows: shown.map(({ name, membership: { office, role, decree, from, until } }) => [
        ...[name, officeName(office), t(`role.${role}`), decree, from, until],
      ]),
    }
  }
}
