import { isTrackingCode, normalTrackingCode } from '@guyub/contract/cases/tracking-code'
import { newCommandId } from '@guyub/contract/command'
import { useEffect, useRef, useState } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import '../../words/booking-words.ts'
import { useDesk } from '../desk-context.ts'
import { enqueue, nextOrder, waitingOf } from '../outbox/outbox.ts'
import { CameraReader } from '../scan/camera-reader.tsx'
import { fits, GuestList } from './guest-list.tsx'
import { type KeptSite, keepGuests, keptGuests, refreshGuests, withArrived } from './kept-guests.ts'

/** The door of a place, with a network or without: a name, the end of a number, a code or its QR before the camera, and the next. */
export default function DoorPage() {
  const { local, call, isOnline, sync, rounds } = useDesk()
  const { t, language } = useWords()
  const [kept, setKept] = useState<readonly KeptSite[]>()
  const [typed, setTyped] = useState('')
  const [waiting, setWaiting] = useState(0)
  const [arrived, setArrived] = useState('')
  const [misread, setMisread] = useState<'door.no_code' | 'door.here_already'>()
  const isFresh = useRef(false)
  // Known here already, though the list does not name them: one QR is one arrival, however long it is held.
  const scanned = useRef(new Set<string>())
  const held = useRef('')

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
    setMisread(undefined)
    void sync()
  }

  /** A QR says the code of a booking, or the address of its page. */
  async function read(text: string): Promise<void> {
    const said = normalTrackingCode(text.split('?')[0]?.split('/').pop() ?? '')
    // Still in front of the camera: what was said of it stands.
    if (said === held.current) return
    held.current = said
    const guest = kept?.flatMap(({ guests }) => guests).find((each) => each.code === said)
    setArrived('')
    if (!isTrackingCode(said)) return setMisread('door.no_code')
    if (guest?.isHere || scanned.current.has(said)) return setMisread('door.here_already')
    scanned.current.add(said)
    await arrive(said, guest?.name ?? said)
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
      {misread && <Notice tone="late" title={t(misread)} />}
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
      {kept && kept.length > 0 && <CameraReader onRead={(text) => void read(text)} />}
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
          <GuestList guests={site.guests.filter((guest) => fits(guest, typed))} onArrive={arrive} />
        </section>
      ))}
    </div>
  )
}
