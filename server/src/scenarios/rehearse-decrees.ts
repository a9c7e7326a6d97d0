import type { decree, StoredSeat } from '@guyub/contract/decrees'
import type { Role } from '@guyub/contract/identity/roles'
import type { z } from 'zod'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

type View = z.output<typeof decree.answer>

const GIVEN = ['Ayu', 'Bagas', 'Citra', 'Dimas', 'Eka', 'Fajar', 'Galih', 'Hana', 'Intan', 'Joko', 'Kirana']
const SECOND = ['Lestari', 'Pratama', 'Wulandari', 'Saputra', 'Maharani', 'Nugroho', 'Permata']
const NEEDED = ['secretariat', 'legal-officer', 'regional-secretary', 'leader', 'planner'] as const
/** So many seats get an invented name; the others show what a decree with gaps looks like. */
const NAMED = 48

/**
 * Gives a rehearsal region a team by a decree that went through its whole chain, and an amending one that waits for the legal
 * office: through the same door as real people, with invented names that say so. A region that has a decree is left alone.
 */
export async function rehearseDecrees(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'decree')) return false
  const day = today.toISOString().slice(0, 10)
  return perform(theatre, region, today, async (on) => {
    if (NEEDED.some((role) => !on.cast.has(role))) return false
    const id = await draft(on, 'template')
    await write(on, id)
    const { seats, ...begun } = await read(on, id)
    let { version } = begun
    for (const [index, seat] of chosen(seats).entries()) {
      const account = accountFor(seat, on.cast)
      const name = `${GIVEN[index % GIVEN.length]} ${SECOND[(index * 3) % SECOND.length]} (contoh)`
      const person = { id: account?.id ?? null, name, title: null }
      version = await setSeat(on, id, seat, person, { version, role: account?.role ?? null })
    }
    await pass(on, id)
    await on.post('legal-officer', `/decrees/${id}/number`, {
      ...{ number: '188/CONTOH/KPTS/2026', decidedOn: day, effectiveOn: day },
    })
    const amending = await draft(on, 'decree-in-force')
    const view = await read(on, amending)
    const first = view.seats.find(({ office, person }) => office && !person)
    const newcomer = { id: null, name: 'Laras Pratama (contoh)', title: null }
    const latest = first
      ? await setSeat(on, amending, first, newcomer, { version: view.version })
      : view.version
    await on.post('secretariat', `/decrees/${amending}/submit`, { version: latest })
    return true
  })
}

async function draft(on: Performance, from: 'template' | 'decree-in-force'): Promise<string> {
  const { decreeId = '' } = await on.post('secretariat', '/decrees', { from })
  return decreeId
}

async function write(on: Performance, id: string): Promise<void> {
  const { title, body, version } = await read(on, id)
  const inView = body.inView.filter((line) => !line.includes('['))
  const filled = { ...body, inView, headName: 'Nama Kepala Daerah (contoh)' }
  await on.post('secretariat', `/decrees/${id}/text`, { title, body: filled, expiresOn: null, version })
}

async function setSeat(
  on: Performance,
  id: string,
  seat: StoredSeat,
  person: StoredSeat['person'],
  { version, role = null }: { readonly version: number; readonly role?: Role | null },
): Promise<number> {
  const { id: seatId, body, position, office, unit, duty } = seat
  const answer = await on.post<{ version: number }>('secretariat', `/decrees/${id}/seats`, {
    ...{ seatId, body, position, office, unit, duty, person, role, version },
    ...{ acting: null, from: null, until: null },
  })
  return answer.version
}

async function pass(on: Performance, id: string): Promise<void> {
  const { version } = await read(on, id)
  await on.post('secretariat', `/decrees/${id}/submit`, { version })
  for (const [role, step] of [
    ['legal-officer', 'legal'],
    ['regional-secretary', 'secretary'],
    ['leader', 'head'],
  ] as const)
    await on.post(role, `/decrees/${id}/decide`, { step, verdict: 'passed', version })
}

/** The heads first, then every eleventh seat, so that each kind of office has some with a name and some without. */
function chosen(seats: readonly StoredSeat[]): StoredSeat[] {
  const heads = seats.filter(({ position }) => position !== 'Anggota')
  const others = seats.filter(
    ({ position }, index) => position === 'Anggota' && (index < 40 || index % 11 === 0),
  )
  return [...heads, ...others].slice(0, NAMED)
}

function accountFor({ body, office }: StoredSeat, cast: Performance['cast']) {
  if (body !== 'tim') return undefined
  const role = (['secretariat', 'planner'] as const).find((one) => cast.get(one)?.officeCode === office)
  const actor = role && cast.get(role)
  return role && actor ? { id: actor.id, role } : undefined
}

function read(on: Performance, id: string): Promise<View> {
  return on.get('secretariat', `/decrees/${id}`)
}
