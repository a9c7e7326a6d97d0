import { isTrackingCode, normalTrackingCode } from '@guyub/contract/cases/tracking-code'
import { newCommandId } from '@guyub/contract/command'
import { useEffect, useRef, useState } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { hoursWords } from '../../kernel/slot-words.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import '../../words/booking-words.ts'
import { useDesk } from '../desk-context.ts'
import { enqueue, nextOrder, waitingOf } from '../outbox/outbox.ts'
import {
  type Guest,
  type KeptSite,
  keepGuests,
  keptGuests,
  refreshGuests,
  withArrived,
} from './kept-guests.ts'

/** The door of a place, with a network or without: a name, the end of a number or a code, and the next. */
export default function DoorPage() {
  const { local, call, isOnline, sync, rounds } = useDesk()
  const { t, language } = useWords()
  const [kept, setKept] = useState<readonly KeptSite[]>()
  const [typed, setTyped] = useState('')
  const [waiting, setWaiting] = useState(0)
  const [arrived, setArrived] = useState('')
  const isFresh = useRef(false)

  useEffect(() => {
    async function look(): Promise<void> {
      const before = await keptGuests({ local })
      setKept((shown) => shown ?? before)
      const left = local ? (await waitingOf(local.vault)).filter(({ kind }) => kind === 'arrive').length : 0
      setWaiting(left)
      // What waits here is younger than what the server knows; and each look at the list is written down there.
      if (left) isFresh.current = false
      if (left || isFresh.current) return
      const fresh = await refreshGuests({ call, local })
      isFresh.current = fresh !== undefined
      if (fresh) setKept(fresh)
    }
    void look()
  }, [local, call, rounds])

  async function arrive(code: string, name: string): Promise<void> {
    if (!local || !kept) return
    const id = newCommandId()
    await enqueue(local.vault, {
      // Whoever comes waits for nobody else.
      ...{ id, caseId: id, subject: name, kind: 'arrive', order: nextOrder() },
      body: { commandId: id, code, occurredAt: new Date().toISOString() },
    })
    const next = withArrived(kept, code)
    await keepGuests(local, next)
    setKept(next)
    setWaiting((count) => count + 1)
    setArrived(name)
    setTyped('')
    void sync()
  }

  const code = normalTrackingCode(typed)
  const isUnknownCode =
    isTrackingCode(code) && !kept?.some(({ guests }) => guests.some((guest) => guest.code === code))
  return (
    <div className="stack-wide">
      <PageHeader title={t('desk.door')} lead={t('door.lead')} />
      {!kept && <Skeleton word={t('shell.loading')} lines={4} />}
      {kept?.length === 0 && <EmptyState title={t('door.none')}>{t('door.none_text')}</EmptyState>}
      {arrived && <Notice tone="done" title={t('door.arrived', { name: arrived })} />}
      {waiting > 0 && !isOnline && <p className="quiet">{t('door.waiting', { count: waiting })}</p>}
      {kept && kept.length > 0 && (
        <Field
          name="cari"
          label={t('door.search')}
          hint={t('door.search_hint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          width="full"
        />
      )}
      {isUnknownCode && (
        <div>
          <Button type="button" onClick={() => void arrive(code, code)}>
            {t('door.by_code', { code })}
          </Button>
        </div>
      )}
      {kept?.map((site) => (
        <section key={site.id} className="stack" aria-label={site.name}>
          <h2 lang="id">{site.name}</h2>
          <p className="small quiet">
            {t('door.kept_at', { day: formatDay(`${site.day}T00:00:00Z`, language, 'UTC') })}
          </p>
          <Guests guests={site.guests.filter((guest) => fits(guest, typed))} onArrive={arrive} />
        </section>
      ))}
    </div>
  )
}

function fits({ name, phoneEnd, code }: Guest, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return true
  return Boolean(
    name?.toLowerCase().includes(wanted) || phoneEnd?.endsWith(wanted) || code === normalTrackingCode(typed),
  )
}

function Guests({
  guests,
  onArrive,
}: {
  readonly guests: readonly Guest[]
  readonly onArrive: (code: string, name: string) => Promise<void>
}) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  if (!guests.length) return <p className="quiet">{t('door.nobody')}</p>
  return (
    <ul className="plain-list stack">
      {guests.map((guest) => {
        const name = guest.name ?? t('keep.unnamed')
        return (
          <li key={guest.code} className="card row">
            <div style={{ flex: 1 }}>
              <strong lang="id">{name}</strong>{' '}
              {guest.phoneEnd && (
                <span className="small quiet">{t('keep.phone_end', { end: guest.phoneEnd })}</span>
              )}
              <div className="small">
                {hoursWords(guest.startsAt, guest.endsAt, language, zone)} ·{' '}
                <span lang="id">{guest.things.join(' + ')}</span> ·{' '}
                {t('place.count_people', { count: guest.heads })}
              </div>
            </div>
            {guest.isHere ? (
              <StateBadge tone="running" word={t('place.state_checked_in')} />
            ) : (
              <Button
                type="button"
                size="small"
                aria-label={t('keep.check_in_named', { name })}
                onClick={() => void onArrive(guest.code, name)}
              >
                {t('keep.check_in')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
