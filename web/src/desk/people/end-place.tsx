import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { endMembership } from '@guyub/contract/identity'
import { useState } from 'react'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'
import { AskTwice } from '../ask-twice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Place } from './people-page.tsx'

/** From a day on somebody no longer works there. Asked twice, because they are locked out. */
export function EndPlace({
  place,
  onEnded,
}: {
  readonly place: Place
  readonly onEnded: () => Promise<void>
}) {
  const { call } = useDesk()
  const visit = useVisit()
  const { t, ofCode } = useWords()
  const [until, setUntil] = useState(() => localDay(visit, new Date()))
  const [problem, setProblem] = useState<string>()

  async function end(): Promise<void> {
    if (!until) return setProblem('form.not_a_date')
    const command = { membershipId: place.membership.id, commandId: newCommandId(), until }
    const reply = await call(endMembership, command)
    if (reply.ok) await onEnded()
    else setProblem(reply.problem.code)
  }
  return (
    <AskTwice word={t('desk.end_place')} about={place.name} onSend={end}>
      <Field
        name={`until-${place.membership.id}`}
        type="date"
        label={t('desk.until')}
        hint={t('desk.until_hint')}
        error={problem && ofCode(problem)}
        value={until}
        required
        onChange={(event) => setUntil(event.target.value)}
      />
    </AskTwice>
  )
}
