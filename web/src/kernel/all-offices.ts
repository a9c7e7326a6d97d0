import { type Office, offices } from '@guyub/contract/regions'
import type { Call } from './call.ts'

/** Every office of the region, page by page; nothing when a page did not come, because half of them is not all. */
export async function allOffices(
  call: Call,
  { closed = false }: { readonly closed?: boolean } = {},
): Promise<readonly Office[] | undefined> {
  const found: Office[] = []
  let after: string | undefined
  for (;;) {
    const reply = await call(offices, { closed: closed ? 'true' : 'false', ...(after && { after }) })
    if (!reply.ok) return undefined
    found.push(...reply.answer.offices)
    if (!reply.answer.next) return found
    after = reply.answer.next
  }
}

/** What every office is called, by its code; also those that are closed, because what happened there stays theirs. */
export async function officeNames(call: Call): Promise<Readonly<Record<string, string>> | undefined> {
  const all = await allOffices(call, { closed: true })
  return all && Object.fromEntries(all.map(({ code, name }) => [code, name]))
}
