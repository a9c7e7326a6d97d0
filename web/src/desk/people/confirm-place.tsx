import { newCommandId } from '@guyub/contract/command'
import { confirmMembership } from '@guyub/contract/identity'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useDesk } from '../desk-context.ts'
import type { Place } from './people-page.tsx'

/** Who gave a place and who confirmed it; the second person confirms it here. */
export function ConfirmPlace({
  place: { name, membership, granted },
  onConfirmed,
}: {
  readonly place: Place
  readonly onConfirmed: () => Promise<void>
}) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  if (!granted) return null

  async function confirm(): Promise<void> {
    setIsBusy(true)
    const reply = await call(confirmMembership, { membershipId: membership.id, commandId: newCommandId() })
    setIsBusy(false)
    if (reply.ok) await onConfirmed()
    else setProblem(reply.problem.code)
  }
  const { by, confirmedBy, waits, mayConfirm } = granted
  return (
    <div className="stack">
      {waits && <StateBadge tone="waiting" word={t('identity.place_waits')} />}
      <span className="small">
        {by ? t('identity.given_by', { name: by }) : t('identity.given_on_the_server')}
        {confirmedBy && (
          <>
            <br />
            {t('identity.confirmed_by', { name: confirmedBy })}
          </>
        )}
      </span>
      {problem && <span role="alert">{ofCode(problem)}</span>}
      {mayConfirm && (
        <div>
          <Button
            type="button"
            size="small"
            icon="check"
            disabled={isBusy}
            aria-label={`${t('identity.confirm_place')}: ${name}`}
            onClick={() => void confirm()}
          >
            {t('identity.confirm_place')}
          </Button>
        </div>
      )}
    </div>
  )
}
