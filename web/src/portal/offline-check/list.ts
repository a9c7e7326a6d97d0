import { type Revocations, revocations, splitRevocations } from '@guyub/contract/documents'
import { type KeptRevocations, openRevocations } from '../../kernel/kept-revocations.ts'

export interface KeptList extends KeptRevocations {
  readonly list: Revocations
}

const nameOf = (region: string) => `guyub-revocations|${region}`

/** What this device keeps, verified again: what lies in a browser can be changed by whoever sits at it. */
export async function keptList(region: string): Promise<KeptList | undefined> {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(region)) ?? 'null') as KeptRevocations | null
    const list = kept && (await openRevocations(kept))
    return kept && list?.r === region ? { ...kept, list } : undefined
  } catch {
    return undefined
  }
}

/** The newest, when there is a network. It comes from the same address as this page, so that its key is as true as the page. */
export async function freshList(region: string): Promise<KeptList | undefined> {
  try {
    const response = await fetch(`/api/r/${encodeURIComponent(region)}${revocations.path}`, {
      cache: 'no-store',
    })
    if (!response.ok) return undefined
    const { list: signed, key } = revocations.answer.parse(await response.json())
    return await keep(region, { signed, key })
  } catch {
    return undefined
  }
}

/** One that somebody brought as a file: signed with the key that is kept here, of this region, and not older than what is kept. */
export async function importList(
  region: string,
  text: string,
  kept: KeptList | undefined,
): Promise<KeptList | undefined> {
  if (!kept) return undefined
  try {
    const signed = text.trim().startsWith('{') ? String(JSON.parse(text).list) : text
    const at = splitRevocations(signed)?.list.at ?? ''
    return at >= kept.list.at ? await keep(region, { signed, key: kept.key }) : undefined
  } catch {
    return undefined
  }
}

async function keep(region: string, { signed, key }: KeptRevocations): Promise<KeptList | undefined> {
  const list = await openRevocations({ signed, key })
  if (list?.r !== region) return undefined
  localStorage.setItem(nameOf(region), JSON.stringify({ signed, key }))
  return { signed, key, list }
}
