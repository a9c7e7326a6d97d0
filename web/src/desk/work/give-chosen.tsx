import { assignMany, MOST_AT_ONCE, standIns } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { useDesk } from '../desk-context.ts'
import { GiveForm, type Given } from './give-form.tsx'
import type { Item } from './work-page.ts'

interface GiveChosenProps {
  readonly chosen: readonly Item[]
  readonly onProblem: (code: string) => void
  readonly onDone: (outcome: readonly { readonly caseId: string; readonly refused: string | null }[]) => void
}

/** Several requests to one colleague; which of them may not be given to that person is said afterwards. */
export function GiveChosen({ chosen, onProblem, onDone }: GiveChosenProps) {
  const { call } = useDesk()
  const { t } = useWords()
  const [colleagues, setColleagues] = useState<readonly { id: string; name: string }[]>()
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    void call(standIns, {}).then((reply) => setColleagues(reply.ok ? reply.answer.colleagues : []))
  }, [call])

  async function give(given: Given): Promise<void> {
    setIsBusy(true)
    const items = chosen
      .slice(0, MOST_AT_ONCE)
      .map(({ id: caseId }) => ({ commandId: newCommandId(), caseId }))
    const reply = await call(assignMany, { ...given, occurredAt: new Date().toISOString(), items })
    setIsBusy(false)
    if (reply.ok) onDone(reply.answer.items)
    else onProblem(reply.problem.code)
  }

  return (
    colleagues && (
      <GiveForm
        colleagues={colleagues}
        hint={t('counter.give_many_hint')}
        isBusy={isBusy}
        send={t('counter.do_with_all', { label: t('counter.give'), count: chosen.length })}
        onGive={(given) => void give(given)}
      />
    )
  )
}
