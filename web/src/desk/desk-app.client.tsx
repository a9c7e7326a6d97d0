import { me as meEndpoint } from '@guyub/contract/identity'
import type { Language } from '@guyub/contract/text'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { fetchCall } from '../kernel/fetch-call.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { Notice } from '../ui/notice/notice.tsx'
import { Skeleton } from '../ui/skeleton/skeleton.tsx'
import { DeskContext, type DeskState, type Me, may } from './desk-context.ts'
import { DeskFrame } from './desk-frame.tsx'
import { ClockNotice } from './device/clock-notice.tsx'
import { useIdleLock } from './device/idle-lock.ts'
import { refreshReference } from './device/reference.ts'
import { RevokedNotice } from './device/revoked-notice.tsx'
import { StorageNotice } from './device/storage-notice.tsx'
import { openStore, type Store } from './device/store.ts'
import { Unlock } from './device/unlock.tsx'
import { useDevice } from './device/use-device.ts'
import { hasWaiting } from './device/vault.ts'
import { forgetReceipts } from './intake/forget-receipts.ts'
import { waitingOf } from './outbox/outbox.ts'
import { sendOutbox } from './outbox/send-outbox.ts'
import { forgetCases } from './work/kept-cases.ts'
import WorkList from './work/work-list.tsx'

const CasePage = lazy(() => import('./work/case-page.tsx'))
const ChooseService = lazy(() => import('./intake/choose-service.tsx'))
const NewCase = lazy(() => import('./intake/new-case.tsx'))
const ReceiptPage = lazy(() => import('./intake/receipt.tsx'))
const PrintForms = lazy(() => import('./intake/print-forms.tsx'))
const Compare = lazy(() => import('./work/compare-page.tsx'))
const Correct = lazy(() => import('./correct/correct-page.tsx'))
const Blanks = lazy(() => import('./blanks/blanks-page.tsx'))
const Papers = lazy(() => import('./papers/papers-page.tsx'))
const Signing = lazy(() => import('./signing/signing-page.tsx'))
const Residents = lazy(() => import('./residents/residents-page.tsx'))
const Letters = lazy(() => import('./letters/letters-page.tsx'))
const Weighing = lazy(() => import('./bank/weighing-page.tsx'))
const Pickup = lazy(() => import('./bank/pickup-page.tsx'))
const Door = lazy(() => import('./door/door-page.tsx'))
const Attendance = lazy(() => import('./attendance/attendance-page.tsx'))
const Survey = lazy(() => import('./survey/survey-page.tsx'))
const People = lazy(() => import('./people/people-page.tsx'))
const Devices = lazy(() => import('./devices/devices-page.tsx'))
const Numbers = lazy(() => import('./numbers/numbers-page.tsx'))
const CheckPage = lazy(() => import('./check/check-page.tsx'))
const OutboxPage = lazy(() => import('./outbox/outbox-page.tsx'))

const RETRY = 20_000
/** Whoever takes attendance or asks people has work on the device, which waits in the outbox. */
const SEALED_PAGES: Readonly<Record<string, readonly string[]>> = {
  '/meja/hadir': ['cohort.attend'],
  '/meja/survei': ['survey.answer'],
  '/meja/pintu': ['booking.keep'],
  '/meja/timbang': ['ledger.keep'],
  '/meja/jemput': ['ledger.keep'],
  '/meja/kirim': ['booking.keep', 'cohort.attend', 'survey.answer', 'ledger.keep'],
}

/** What somebody who takes no requests opens the desk for. */
function FirstPage({ me }: { readonly me: Me | undefined }) {
  if (may(me, 'cases.read')) return <WorkList />
  if (may(me, 'ledger.keep')) return <Weighing />
  if (me?.acting?.role === 'place-keeper') return <Door />
  return may(me, 'identity.confirm') ? <People /> : <WorkList />
}

export function DeskApp({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { region } = useVisit()
  const { pathname } = useLocation()
  const { t } = useWords()
  const call = useMemo(() => fetchCall(region), [region])
  const [store, setStore] = useState<Store>()
  const [me, setMe] = useState<Me>()
  const [isOnline, setIsOnline] = useState(navigator.onLine)
  const [isKnown, setIsKnown] = useState(false)
  const [local, setLocal] = useState<DeskState['local']>()
  const [waiting, setWaiting] = useState(0)
  const [hasSealed, setHasSealed] = useState(false)
  const [rounds, setRounds] = useState(0)

  const greet = useCallback(async () => {
    const reply = await call(meEndpoint, {})
    if (!reply.ok && reply.problem.code === 'access.new_password_first')
      location.assign('/masuk/sandi?kembali=/meja')
    setIsOnline(reply.ok || reply.problem.status !== 0)
    setMe(reply.ok ? reply.answer : undefined)
    setIsKnown(true)
    return reply.ok ? reply.answer : undefined
  }, [call])

  const thisDevice = useDevice(store, me, call, region)
  const { checkDevice } = thisDevice

  const sync = useCallback(async () => {
    const who = await greet()
    if (!local) return
    // A colleague may be signed in on this laptop: what waits is sent only in its owner's name.
    if (who && who.id === local.person.id) await sendOutbox({ vault: local.vault, call, region })
    await forgetReceipts(local.vault)
    await forgetCases(local.vault, local.person)
    const left = await waitingOf(local.vault)
    if (left.some(({ refused }) => refused?.code === 'devices.revoked')) await checkDevice()
    setWaiting(left.length)
    setRounds((before) => before + 1)
  }, [greet, local, call, region, checkDevice])

  useEffect(() => {
    if (!window.isSecureContext) return
    void openStore().then(setStore)
    void navigator.serviceWorker?.register('/sw.js')
  }, [])
  useEffect(() => {
    void sync()
    const hear = () => void sync()
    const timer = setInterval(hear, RETRY)
    addEventListener('online', hear)
    addEventListener('offline', hear)
    return () => {
      clearInterval(timer)
      removeEventListener('online', hear)
      removeEventListener('offline', hear)
    }
  }, [sync])
  useEffect(() => {
    if (!store || !me) return
    void refreshReference(store, call, region)
    void hasWaiting(store, { region, id: me.id }).then(setHasSealed)
  }, [store, me, call, region])

  const lock = useCallback(() => setLocal(undefined), [])
  useIdleLock(local !== undefined, lock)

  const desk = useMemo(
    () => ({ region, call, me, local, isOnline, waiting, rounds, sync, ...thisDevice }),
    [region, call, me, local, isOnline, waiting, rounds, sync, thisDevice],
  )

  // Officers who only work on line need no PIN: nothing of theirs lies on the device.
  const keepsHere = SEALED_PAGES[pathname]?.some((permission) => may(me, permission))
  const needsPin = me ? may(me, 'cases.submit') || keepsHere : true
  return (
    <DeskContext value={desk}>
      <DeskFrame onLock={lock} onLanguage={onLanguage}>
        {!window.isSecureContext && (
          <Notice tone="broken" title={t('desk.insecure')}>
            {t('desk.insecure_text', { address: `https://${location.host}` })}
          </Notice>
        )}
        {window.isSecureContext && (!isKnown || !store) && <Skeleton word={t('shell.loading')} lines={6} />}
        {isKnown && store && !local && needsPin && (
          <Unlock store={store} me={me} region={region} isOnline={isOnline} onOpen={setLocal} />
        )}
        {isKnown && store && (local || !needsPin) && (
          <div className="stack-wide">
            <RevokedNotice />
            <ClockNotice />
            <StorageNotice />
            {/* Not asked for here: who forgot the PIN still works on line. */}
            {!local && hasSealed && (
              <Notice tone="late" title={t('desk.waits_sealed')}>
                <a href="/meja/kirim">{t('desk.open_outbox')}</a>
              </Notice>
            )}
            <Suspense fallback={<Skeleton word={t('shell.loading')} lines={6} />}>
              <Routes>
                <Route index element={<FirstPage me={me} />} />
                <Route path="baru" element={<ChooseService />} />
                <Route path="baru/:service/:draftId?" element={<NewCase />} />
                <Route path="tanda-terima/:id" element={<ReceiptPage />} />
                <Route path="cetak/:draftId" element={<PrintForms />} />
                <Route path="kirim" element={<OutboxPage />} />
                <Route path="permohonan/:caseId" element={<CasePage />} />
                <Route path="permohonan/:caseId/perbaiki/:action" element={<Correct />} />
                <Route path="banding/:caseId/:otherId" element={<Compare />} />
                <Route path="berkas" element={<Papers />} />
                <Route path="tanda-tangan" element={<Signing />} />
                <Route path="penduduk" element={<Residents />} />
                <Route path="surat" element={<Letters />} />
                <Route path="blangko" element={<Blanks />} />
                <Route path="perangkat" element={<Devices />} />
                <Route path="nomor" element={<Numbers />} />
                <Route path="cek" element={<CheckPage store={store} />} />
                <Route path="orang" element={<People />} />
                <Route path="hadir" element={<Attendance />} />
                <Route path="pintu" element={<Door />} />
                <Route path="timbang" element={<Weighing />} />
                <Route path="jemput" element={<Pickup />} />
                <Route path="survei" element={<Survey />} />
                <Route path="*" element={<WorkList />} />
              </Routes>
            </Suspense>
          </div>
        )}
      </DeskFrame>
    </DeskContext>
  )
}
