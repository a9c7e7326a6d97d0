import { newCommandId } from '@guyub/contract/command'
import { useEffect, useState } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import { enqueue, nextOrder, waitingOf } from '../outbox/outbox.ts'
import { ExpectedCard } from './expected-card.tsx'
import { type Expected, keepRolls, keptRolls, marked, type Roll, refreshRolls } from './kept-rolls.ts'

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

  const roll = rolls?.find(({ sessionId }) => sessionId === chosen) ?? rolls?.[0]

  async function mark(person: Expected): Promise<void> {
    if (!local || !rolls || !roll) return
    const { id: delegateId, present, substitute } = person
    const commandId = newCommandId()
    const claim = { delegateId, present, substitute, occurredAt: new Date().toISOString() }
    await enqueue(local.vault, {
      // Marks do not wait for one another: each stands for itself, and the latest claim wins.
      ...{ id: commandId, caseId: commandId, subject: person.name, kind: 'attend', order: nextOrder() },
      body: { commandId, cohortId: roll.cohortId, sessionId: roll.sessionId, means: 'list', marks: [claim] },
    })
    const next = marked(rolls, roll.sessionId, person)
    setRolls(next)
    await keepRolls(local, next)
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
          options={rolls.map(({ sessionId, session, day }) => ({
            key: sessionId,
            label: `${session}, ${formatDay(`${day}T00:00:00Z`, language, 'UTC')}`,
          }))}
        />
      )}
      {roll && (
        <section className="stack" aria-labelledby="roll">
          <h2 id="roll" lang="id">
            {roll.session}
          </h2>
          <p className="quiet" lang="id">
            {roll.title} · {roll.place}
          </p>
          <p>
            {t('cohort.desk_count', {
              present: roll.people.filter(({ present }) => present).length,
              all: roll.people.length,
            })}
          </p>
          {roll.people.map((person) => (
            <ExpectedCard key={person.id} person={person} onMark={mark} />
          ))}
        </section>
      )}
    </div>
  )
}
