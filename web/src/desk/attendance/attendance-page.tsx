import { useEffect, useState } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import { waitingOf } from '../outbox/outbox.ts'
import { DoorCard } from './door-card.tsx'
import { ExpectedCard } from './expected-card.tsx'
import { fileMark } from './file-mark.ts'
import { dayHere, type Expected, keptRolls, type Roll, refreshRolls, sessionAtHand } from './kept-rolls.ts'
import '../../words/cohort-words.ts'

/** Attendance at the door, with a network or without: each mark waits in the outbox like every other command. */
export default function AttendancePage() {
  const { local, call, isOnline, sync } = useDesk()
  const { t, language } = useWords()
  const [rolls, setRolls] = useState<readonly Roll[]>()
  const [chosen, setChosen] = useState('')

  useEffect(() => {
    async function look(): Promise<void> {
      const kept = await keptRolls({ local })
      setRolls(kept)
      // What waits here is younger than what the server knows.
      const hasWaiting = local && (await waitingOf(local.vault)).some(({ kind }) => kind === 'attend')
      const fresh = hasWaiting ? undefined : await refreshRolls({ call, local })
      if (fresh) setRolls(fresh)
    }
    void look()
  }, [local, call])

  const roll = rolls?.find(({ sessionId }) => sessionId === chosen) ?? sessionAtHand(rolls ?? [])
  const people = roll?.people.filter(({ isWithdrawn }) => !isWithdrawn) ?? []
  const dayOf = ({ day }: Roll) => formatDay(`${day}T00:00:00Z`, language, 'UTC')

  async function mark(person: Expected, card?: string): Promise<void> {
    if (!local || !rolls || !roll) return
    setRolls(await fileMark(local, rolls, roll, person, card))
    void sync()
  }

  return (
    <div className="stack-wide">
      <PageHeader title={t('cohort.attendance')} lead={t('cohort.desk_lead')} />
      {!isOnline && <Notice tone="late">{t('cohort.desk_offline')}</Notice>}
      {!rolls && <Skeleton word={t('shell.loading')} lines={4} />}
      {rolls?.length === 0 && (
        <EmptyState title={t('cohort.desk_none')}>{t('cohort.desk_none_text')}</EmptyState>
      )}
      {rolls && rolls.length > 1 && (
        <Choice
          name="session"
          label={t('cohort.session')}
          value={roll?.sessionId}
          onChange={setChosen}
          options={rolls.map((one) => ({ key: one.sessionId, label: `${one.session}, ${dayOf(one)}` }))}
        />
      )}
      {rolls && roll && (
        <section className="stack" aria-labelledby="roll">
          <h2 id="roll" lang="id">
            {roll.session}
          </h2>
          <p className="quiet" lang="id">
            {roll.title} · {roll.place}
          </p>
          {roll.day !== dayHere() && (
            <Notice tone="late">{t('cohort.desk_not_today', { day: dayOf(roll) })}</Notice>
          )}
          <DoorCard key={roll.sessionId} rolls={rolls} roll={roll} onMark={mark} />
          <p>
            {t('cohort.desk_count', {
              present: people.filter(({ present }) => present).length,
              all: people.length,
            })}
          </p>
          {people.map((person) => (
            <ExpectedCard key={person.id} person={person} onMark={mark} />
          ))}
        </section>
      )}
    </div>
  )
}
