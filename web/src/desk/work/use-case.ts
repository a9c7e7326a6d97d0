import { read } from '@guyub/contract/cases/read'
import { useCallback, useEffect, useState } from 'react'
import { useDesk } from '../desk-context.ts'
import type { View } from './case-page.tsx'
import { dropCase, keepCase, keptCase } from './kept-cases.ts'

interface Shown {
  readonly view: View
  /** Set when this is the copy of the device, and from when: it can be read, and nothing be done with it. */
  readonly keptAt?: string
}

interface OpenedCase {
  readonly shown: Shown | undefined
  readonly problem: string | undefined
  readonly reload: (reveal?: boolean) => Promise<void>
}

/** One request as the server shows it; without a network as this person last opened it on this device. */
export function useCase(caseId: string): OpenedCase {
  const { call, local, me, isOnline } = useDesk()
  const who = me?.id
  const [shown, setShown] = useState<Shown>()
  const [problem, setProblem] = useState<string>()
  const reload = useCallback(
    async (reveal = false) => {
      const reply = await call(read, { caseId, reveal: reveal ? 'true' : 'false' })
      if (reply.ok) {
        setShown({ view: reply.answer })
        setProblem(undefined)
        return keepCase({ local, who }, reply.answer)
      }
      const { status, code } = reply.problem
      if (status === 404) await dropCase({ local }, caseId)
      const kept = status === 0 ? await keptCase({ local }, caseId) : undefined
      if (kept) setShown({ view: { ...kept.view, actions: [] }, keptAt: kept.at })
      setProblem(kept ? undefined : status === 0 && local ? 'desk.case_not_kept' : code)
    },
    [call, caseId, local, who],
  )
  useEffect(() => void reload(), [reload])
  const isCopy = shown?.keptAt !== undefined
  useEffect(() => {
    if (isOnline && isCopy) void reload()
  }, [isOnline, isCopy, reload])
  return { shown, problem, reload }
}
