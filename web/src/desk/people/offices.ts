import { type Office, offices as officesEndpoint } from '@guyub/contract/regions'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Reply } from '../../kernel/call.ts'
import { useDesk } from '../desk-context.ts'

type Page = z.output<typeof officesEndpoint.answer>

/** Every office of the region, page by page. */
export function useOffices(): readonly Office[] {
  const { call } = useDesk()
  const [all, setAll] = useState<readonly Office[]>([])
  useEffect(() => {
    void load().then(setAll)
    async function load(): Promise<Office[]> {
      const found: Office[] = []
      let after: string | null = ''
      while (after !== null) {
        const reply: Reply<Page> = await call(officesEndpoint, { ...(after && { after }) })
        if (!reply.ok) break
        found.push(...reply.answer.offices)
        after = reply.answer.next
      }
      return found
    }
  }, [call])
  return all
}
