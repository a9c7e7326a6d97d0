import { useEffect, useRef, useState } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import '../../words/ledger-words.ts'
import { useDesk } from '../desk-context.ts'
import { waitingOf } from '../outbox/outbox.ts'
import type { Line } from './file-deposit.ts'
import { fileStop } from './file-stop.ts'
import { type KeptRound, type KeptStop, keptRounds, refreshRounds } from './kept-rounds.ts'
import { StopForm } from './stop-form.tsx'
import { StopSlip, type StopSlipData } from './stop-slip.tsx'

interface Done {
  readonly name: string
  readonly paper?: StopSlipData
}

/** The round of a mother bank, with a network or without: a stop, what was weighed there, a paper, and the next. */
export default function PickupPage() {
  const { local, call, isOnline, sync, rounds: looked } = useDesk()
  const { t, language } = useWords()
  const [kept, setKept] = useState<readonly KeptRound[]>()
  const [waiting, setWaiting] = useState(0)
  const [chosen, setChosen] = useState('')
  const [done, setDone] = useState<Done>()
  const isFresh = useRef(false)

  useEffect(() => {
    async function look(): Promise<void> {
      const before = await keptRounds({ local })
      setKept((shown) => shown ?? before)
      const left = local ? (await waitingOf(local.vault)).filter(({ kind }) => kind === 'collect').length : 0
      setWaiting(left)
      // What waits here is younger than what the server knows.
      if (left) isFresh.current = false
      if (left || isFresh.current) return
      const fresh = await refreshRounds({ call, local })
      isFresh.current = fresh !== undefined
      if (fresh) setKept(fresh)
    }
    void look()
  }, [local, call, looked])

  async function end(
    round: KeptRound,
    stop: KeptStop,
    state: 'collected' | 'missed',
    items: readonly Line[],
    note: string,
  ): Promise<void> {
    if (!local || !kept) return
    const { next, slip, at } = await fileStop(local, kept, round, stop, { state, items, note })
    setKept(next)
    setWaiting((count) => count + 1)
    const titles = new Map(round.commodities.map(({ key, title }) => [key, title.id]))
    const lines = items.map(({ commodity, grams }) => ({
      ...{ title: titles.get(commodity) ?? commodity, grams },
    }))
    setDone({
      name: stop.name,
      ...(slip && { paper: { bank: round.name, unit: stop.name, slip, at, items: lines } }),
    })
    void sync()
  }

  const open = kept?.filter(({ stops }) => stops.length) ?? []
  return (
    <div className="stack-wide">
      <PageHeader title={t('ledger.pickup')} lead={t('ledger.pickup_lead')} />
      {!kept && <Skeleton word={t('shell.loading')} lines={4} />}
      {done && (
        <Notice
          tone="done"
          title={
            done.paper
              ? t('ledger.stop_collected', { name: done.name, slip: done.paper.slip })
              : t('ledger.stop_missed', { name: done.name })
          }
        />
      )}
      {done?.paper && <StopSlip data={done.paper} />}
      {waiting > 0 && !isOnline && <p className="quiet">{t('ledger.stops_wait', { count: waiting })}</p>}
      {kept && !open.length && (
        <EmptyState title={t('ledger.no_stops')}>{t('ledger.no_stops_text')}</EmptyState>
      )}
      {open.map((round) => (
        <section key={round.id} className="stack" aria-label={round.name}>
          <h2 lang="id">{round.name}</h2>
          {[...new Set(round.stops.map(({ day }) => day))].map((day) => (
            <div key={day} className="stack">
              <h3>{formatDay(`${day}T00:00:00Z`, language, 'UTC')}</h3>
              <ol className="plain-list stack">
                {round.stops
                  .filter((stop) => stop.day === day)
                  .map((stop) => (
                    <StopForm
                      key={stop.id}
                      round={round}
                      stop={stop}
                      isOpen={stop.id === chosen}
                      onOpen={() => setChosen(stop.id)}
                      onEnd={(state, items, note) => end(round, stop, state, items, note)}
                    />
                  ))}
              </ol>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
