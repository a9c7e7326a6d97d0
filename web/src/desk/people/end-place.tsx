import { newCommandId } from '@guyub/contract/command'
import { endMembership } from '@guyub/contract/identity'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
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
  const { t, ofCode } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const [until, setUntil] = useState(() => new Date().toISOString().slice(0, 10))
  const [problem, setProblem] = useState<string>()
  if (!isAsking)
    return (
      <Button
        type="button"
        kind="plain"
        size="small"
        aria-label={`${t('desk.end_place')}: ${place.name}`}
        onClick={() => setIsAsking(true)}
      >
        {t('desk.end_place')}
      </Button>
    )

  async function end(): Promise<void> {
    const command = { membershipId: place.membership.id, commandId: newCommandId(), until }
    const reply = await call(endMembership, command)
    if (reply.ok) await onEnded()
    else setProblem(reply.problem.code)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void end()
      }}
    >
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
      <div className="row">
        <Button kind="danger" size="small">
          {t('desk.end_place')}
        </Button>
        <Button type="button" kind="plain" size="small" onClick={() => setIsAsking(false)}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}
