import { read } from '@guyub/contract/cases/read'
import type { DeskState } from '../desk-context.ts'
import type { Vault } from '../device/vault.ts'
import type { View } from './case-page.tsx'
import type { Item, KeptList } from './work-page.ts'

const DAY = 86_400_000
/** More than an officer works on at once: each copy is a read of a person's data, and recorded as one. */
const MOST_ASSIGNED = 10

/** A request as its officer last saw it, numbers masked; sealed on the device like the list it stands in. */
export interface KeptCase {
  readonly view: View
  readonly at: string
}

interface Owned extends Pick<DeskState, 'local'> {
  /** Who is signed in: a colleague may be, on the same laptop. */
  readonly who: string | undefined
}

/** Only in the name of whoever is signed in, and never with numbers in full. Of an erased person nothing is kept. */
export async function keepCase({ local, who }: Owned, view: View): Promise<void> {
  if (!local || who !== local.person.id || view.isRevealed) return
  const id = idOf(local.person, view.id)
  if (view.isErased) return local.vault.remove([id])
  const kept: KeptCase = { view, at: new Date().toISOString() }
  await local.vault.put('case', id, kept)
}

export async function keptCase({ local }: Pick<DeskState, 'local'>, caseId: string) {
  return local?.vault.get<KeptCase>(idOf(local.person, caseId))
}

/** What the server no longer shows to this person is not shown by the device either. */
export async function dropCase({ local }: Pick<DeskState, 'local'>, caseId: string): Promise<void> {
  if (local) await local.vault.remove([idOf(local.person, caseId)])
}

/** What is assigned to this person is taken along from the list, unless this very version lies here already. */
export async function takeAssigned(desk: Owned & Pick<DeskState, 'call'>, items: readonly Item[]) {
  const mine = items.filter(({ assignee }) => assignee === desk.who).slice(0, MOST_ASSIGNED)
  for (const { id: caseId, version } of mine) {
    if ((await keptCase(desk, caseId))?.view.version === version) continue
    const reply = await desk.call(read, { caseId, reveal: 'false' })
    if (!reply.ok) return
    await keepCase(desk, reply.answer)
  }
}

/** A copy goes after a day, as receipts do, and as soon as its request stands in no list that is kept. */
export async function forgetCases(vault: Vault, person: Person, now = Date.now()): Promise<void> {
  const lists = await vault.all<KeptList>('list')
  const listed = new Set(lists.flatMap(({ items }) => items.map(({ id }) => id)))
  const old = (await vault.all<KeptCase>('case')).filter(
    ({ view, at }) => !listed.has(view.id) || now - Date.parse(at) > DAY,
  )
  if (old.length) await vault.remove(old.map(({ view }) => idOf(person, view.id)))
}

type Person = NonNullable<DeskState['local']>['person']

function idOf({ region, id }: Person, caseId: string): string {
  return `case|${region}|${id}|${caseId}`
}
