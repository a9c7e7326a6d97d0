import { type Box, type CaseItem, list } from '@guyub/contract/cases/list'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Call, Reply } from '../../kernel/call.ts'
import { may, useDesk } from '../desk-context.ts'
import { takeAssigned } from './kept-cases.ts'

export type Item = z.output<typeof CaseItem>

export interface Filters {
  readonly box: Box
  readonly q: string
  readonly mine: string
  readonly late: string
  readonly service: string
  readonly state: string
  readonly after: string
}

export interface WorkPage {
  readonly items: readonly Item[]
  readonly next: string | null
  readonly problem?: string
  /** Set when this is what the device kept, and from when. */
  readonly keptAt?: string
}

export interface KeptList {
  readonly items: readonly Item[]
  readonly at: string
}

/** One page of the list, asked for anew with every round; without a network the first page of the box as it was last seen, which lies sealed on the device. */
export function useWorkPage(filters: Filters, round: number): WorkPage | undefined {
  const { call, me, local, isOnline } = useDesk()
  const { box, q, mine, late, service, state, after } = filters
  const [page, setPage] = useState<WorkPage>()
  const isWhole = !q && !mine && !late && !service && !state && !after

  useEffect(() => {
    let isCurrent = true
    const show = (next: WorkPage | undefined) => isCurrent && setPage(next)
    const keptKey = local && `list|${local.person.region}|${local.person.id}|${box}`
    async function look(): Promise<void> {
      if (!isOnline) {
        const kept = keptKey && (await local.vault.get<KeptList>(keptKey))
        return void show(kept ? { items: kept.items, next: null, keptAt: kept.at } : undefined)
      }
      if (!may(me, 'cases.read')) return
      const reply = await call(list, asked({ box, q, mine, late, service, state, after }))
      show(reply.ok ? reply.answer : { items: [], next: null, problem: reply.problem.code })
      if (!reply.ok || !isWhole || !keptKey || me?.id !== local.person.id) return
      await local.vault.put('list', keptKey, { items: reply.answer.items, at: new Date().toISOString() })
      await takeAssigned({ call, local, who: me?.id }, reply.answer.items)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [call, me, local, isOnline, box, q, mine, late, service, state, after, isWhole, round])
  return page
}

/** At most so many rows in a file: whoever needs more narrows the list, or asks for the open data. */
const LONGEST_FILE = 2000

/** Every row behind the filters, page by page. */
export async function wholeList(call: Call, filters: Filters): Promise<Item[]> {
  const items: Item[] = []
  let after: string | null = ''
  while (after !== null && items.length < LONGEST_FILE) {
    const reply: Reply<z.output<typeof list.answer>> = await call(list, asked({ ...filters, after }))
    if (!reply.ok) break
    items.push(...reply.answer.items)
    after = reply.answer.next
  }
  return items
}

function asked({ box, q, mine, late, service, state, after }: Filters) {
  return {
    box,
    ...(q && { q }),
    ...(mine && { mine: 'true' as const }),
    ...(late && { late: 'true' as const }),
    ...(service && { service }),
    ...(state && { state }),
    ...(after && { after }),
  }
}
