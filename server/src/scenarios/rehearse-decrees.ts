import { newCommandId } from '@guyub/contract/command'
import type { decree, StoredSeat } from '@guyub/contract/decrees'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

type View = z.output<typeof decree.answer>

const GIVEN = ['Ayu', 'Bagas', 'Citra', 'Dimas', 'Eka', 'Fajar', 'Galih', 'Hana', 'Intan', 'Joko', 'Kirana']
const SECOND = ['Lestari', 'Pratama', 'Wulandari', 'Saputra', 'Maharani', 'Nugroho', 'Permata']
/** So many seats get an invented name; the others show what a decree with gaps looks like. */
const NAMED = 48

/**
 * Gives a rehearsal region a team by a decree that went through its whole chain, and an amending one that waits for the legal
 * office: through the same door as real people, with invented names that say so. A region that has a decree is left alone.
 */
export async function rehearseDecrees(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const cast = await castOf(region)
  const needed = ['secretariat', 'legal-officer', 'regional-secretary', 'leader', 'planner'] as const
  const known = await region.db
    .selectFrom('decree')
    .select('id')
    .where('region_code', '=', region.code)
    .limit(1)
    .executeTakeFirst()
  if (known || needed.some((role) => !cast.has(role))) return false
  const app = theatre.build(
    async ({ headers }) => cast.get(headers['x-actor'] as Role),
    () => today,
  )
  const stage = { app, base: `/api/r/${region.code}/decrees` }
  const day = today.toISOString().slice(0, 10)
  try {
    const id = await draft(stage, 'template')
    await write(stage, id)
    const { seats, ...begun } = await read(stage, id)
    let { version } = begun
    for (const [index, seat] of chosen(seats).entries()) {
      const account = accountFor(seat, cast)
      const name = `${GIVEN[index % GIVEN.length]} ${SECOND[(index * 3) % SECOND.length]} (contoh)`
      const person = { id: account?.id ?? null, name, title: null }
      version = await setSeat(stage, id, seat, person, { version, role: account?.role ?? null })
    }
    await pass(stage, id)
    await post(stage, 'legal-officer', `/${id}/number`, {
      ...{ number: '188/CONTOH/KPTS/2026', decidedOn: day, effectiveOn: day },
    })
    const amending = await draft(stage, 'decree-in-force')
    const view = await read(stage, amending)
    const first = view.seats.find(({ office, person }) => office && !person)
    const newcomer = { id: null, name: 'Laras Pratama (contoh)', title: null }
    const latest = first
      ? await setSeat(stage, amending, first, newcomer, { version: view.version })
      : view.version
    await post(stage, 'secretariat', `/${amending}/submit`, { version: latest })
  } finally {
    await app.close()
  }
  return true
}

interface Stage {
  readonly app: FastifyInstance
  readonly base: string
}

async function draft(stage: Stage, from: 'template' | 'decree-in-force'): Promise<string> {
  const { decreeId } = await post(stage, 'secretariat', '', { from })
  return String(decreeId)
}

async function write(stage: Stage, id: string): Promise<void> {
  const { title, body, version } = await read(stage, id)
  const inView = body.inView.filter((line) => !line.includes('['))
  const filled = { ...body, inView, headName: 'Nama Kepala Daerah (contoh)' }
  await post(stage, 'secretariat', `/${id}/text`, { title, body: filled, expiresOn: null, version })
}

async function setSeat(
  stage: Stage,
  id: string,
  seat: StoredSeat,
  person: StoredSeat['person'],
  { version, role = null }: { readonly version: number; readonly role?: Role | null },
): Promise<number> {
  const { id: seatId, body, position, office, unit, duty } = seat
  const answer = await post(stage, 'secretariat', `/${id}/seats`, {
    ...{ seatId, body, position, office, unit, duty, person, role, version },
    ...{ acting: null, from: null, until: null },
  })
  return Number(answer.version)
}

async function pass(stage: Stage, id: string): Promise<void> {
  const { version } = await read(stage, id)
  await post(stage, 'secretariat', `/${id}/submit`, { version })
  for (const [role, step] of [
    ['legal-officer', 'legal'],
    ['regional-secretary', 'secretary'],
    ['leader', 'head'],
  ] as const)
    await post(stage, role, `/${id}/decide`, { step, verdict: 'passed', version })
}

/** The heads first, then every eleventh seat, so that each kind of office has some with a name and some without. */
function chosen(seats: readonly StoredSeat[]): StoredSeat[] {
  const heads = seats.filter(({ position }) => position !== 'Anggota')
  const others = seats.filter(
    ({ position }, index) => position === 'Anggota' && (index < 40 || index % 11 === 0),
  )
  return [...heads, ...others].slice(0, NAMED)
}

function accountFor({ body, office }: StoredSeat, cast: Awaited<ReturnType<typeof castOf>>) {
  if (body !== 'tim') return undefined
  const role = (['secretariat', 'planner'] as const).find((one) => cast.get(one)?.officeCode === office)
  const actor = role && cast.get(role)
  return role && actor ? { id: actor.id, role } : undefined
}

async function read({ app, base }: Stage, id: string): Promise<View> {
  const response = await app.inject({ url: `${base}/${id}`, headers: { 'x-actor': 'secretariat' } })
  return response.json()
}

async function post(
  { app, base }: Stage,
  as: Role,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await app.inject({
    method: 'POST',
    url: `${base}${path}`,
    headers: { 'x-actor': as },
    payload: { commandId: newCommandId(), ...body },
  })
  if (response.statusCode !== 200) throw new Error(`rehearsal of decrees: ${path} ${response.body}`)
  return response.json()
}
