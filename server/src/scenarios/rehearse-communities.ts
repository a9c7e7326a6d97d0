import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance } from 'fastify'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

/** Of every community in a rehearsal, so that a newcomer can open one; it is written where the samples are told. */
export const SAMPLE_PIN = '123456'

const COMMUNITIES = [
  ['Contoh: Sahabat Sungai', 'environment', 'Membersihkan sungai dan memilah sampah bersama warga desa.'],
  ['Contoh: Taman Baca Melati', 'society', 'Membuka taman baca dan belajar bersama anak-anak desa.'],
  ['Contoh: Perajin Kendang', 'economy', 'Perajin kendang yang ingin berjualan bersama secara daring.'],
] as const
const WAITING = [
  'Contoh: Pemuda Peduli Wisata',
  'branding',
  'Memandu tamu dan merawat tempat wisata desa.',
] as const

/**
 * Gives a rehearsal region communities, ideas and what became of them, through the same door as real people; every name says that
 * it is a sample. A region that has a community is left alone.
 */
export async function rehearseCommunities(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const cast = await castOf(region)
  const known = await region.db
    .selectFrom('community')
    .select('id')
    .where('region_code', '=', region.code)
    .limit(1)
    .executeTakeFirst()
  if (known || !cast.has('secretariat')) return false
  const app = theatre.build(
    async ({ headers }) => cast.get(headers['x-actor'] as Role),
    () => today,
  )
  const stage = { app, base: `/api/r/${region.code}/communities` }
  try {
    const villages = await region.db
      .selectFrom('office')
      .select('code')
      .where('region_code', '=', region.code)
      .where('kind', '=', 'village')
      .orderBy('code')
      .limit(4)
      .execute()
    const places = villages.map(({ code }) => code)
    const members: Member[] = []
    for (const [nth, [name, dimension, purpose]] of COMMUNITIES.entries()) {
      const member = await register(stage, region.code, { name, dimension, purpose, areaCode: places[nth] })
      await post(stage, `/${member.id}/decide`, { verdict: 'verified', version: 1 }, 'secretariat')
      members.push(await enter(stage, member))
    }
    const [name, dimension, purpose] = WAITING
    await register(stage, region.code, { name, dimension, purpose, areaCode: places[3] })
    await ideas(stage, members, new Date(today.getTime() + 14 * 86_400_000))
  } finally {
    await app.close()
  }
  return true
}

interface Stage {
  readonly app: FastifyInstance
  readonly base: string
}

interface Member {
  readonly id: string
  readonly code: string
  readonly key: string
}

async function register(stage: Stage, region: string, more: object): Promise<Member> {
  const code = newTrackingCode(region)
  const contact = { name: 'Narahubung Contoh', email: 'contoh@latihan.test' }
  const answer = await post(stage, '', { ...more, contact, code, pin: SAMPLE_PIN })
  return { id: String(answer.communityId), code, key: '' }
}

async function enter(stage: Stage, member: Member): Promise<Member> {
  const { key } = await sent(stage, '/enter', { code: member.code, pin: SAMPLE_PIN })
  return { ...member, key: String(key) }
}

/** One idea that an activity took, one declined, one that is talked about, and one that waits. */
async function ideas(
  stage: Stage,
  [river, library, makers]: readonly Member[],
  meeting: Date,
): Promise<void> {
  if (!river || !library || !makers) return
  const waste = await propose(stage, river, {
    ...{ title: 'Contoh: bank sampah di tiap dusun', element: 'environment.waste' },
    text: 'Setiap dusun memilah sampahnya dan menimbangnya di bank sampah sepekan sekali.',
  })
  const stage2 = await propose(stage, makers, {
    ...{ title: 'Contoh: panggung seni di bandara', element: 'branding.tourism' },
    text: 'Kendang Blitar dimainkan setiap pekan di ruang tunggu bandara terdekat.',
  })
  const reading = await propose(stage, library, {
    ...{ title: 'Contoh: internet di taman baca', element: 'society.learning' },
    text: 'Taman baca desa mendapat sambungan internet dan jadwal belajar daring.',
  })
  for (const id of [waste, stage2, reading])
    await post(stage, `/words/idea/${id}/moderate`, { verdict: 'passed' }, 'secretariat')
  await propose(stage, makers, {
    ...{ title: 'Contoh: lapak daring bersama', element: 'economy.transaction' },
    text: 'Satu lapak daring untuk semua perajin dengan pembayaran nontunai.',
  })
  await post(stage, `/ideas/${waste}/support`, { key: library.key })
  await post(stage, `/ideas/${waste}/support`, { key: makers.key })
  await post(stage, `/ideas/${reading}/support`, { key: river.key })
  const said = await post(stage, `/ideas/${waste}/comments`, {
    ...{ key: library.key, comment: 'Contoh tanggapan: anak-anak taman baca siap membantu menimbang.' },
  })
  await post(stage, `/words/comment/${said.commentId}/moderate`, { verdict: 'passed' }, 'secretariat')
  await post(stage, `/ideas/${reading}/comments`, {
    key: river.key,
    comment: 'Contoh: sebaiknya dimulai dari dua desa.',
  })
  const target = await activityFor(stage, 'environment.waste')
  if (target)
    await post(
      stage,
      `/ideas/${waste}/outcome`,
      { outcome: 'taken', node: 'activity', nodeId: target },
      'secretariat',
    )
  await post(
    stage,
    `/ideas/${stage2}/outcome`,
    { outcome: 'declined', reason: 'Contoh alasan: bandara bukan kewenangan kabupaten.' },
    'secretariat',
  )
  const invitation = await post(
    stage,
    '/invitations',
    {
      ...{ title: 'Contoh: konsultasi publik rencana induk', place: 'Pendopo (contoh)' },
      ...{ text: 'Membahas gagasan komunitas yang masuk rencana.', startsAt: meeting.toISOString() },
      communityIds: [river.id, library.id, makers.id],
    },
    'secretariat',
  )
  await post(stage, `/own/invitations/${invitation.invitationId}`, { key: river.key, comes: true })
}

async function propose(stage: Stage, { key }: Member, idea: object): Promise<string> {
  return String((await post(stage, '/own/ideas', { key, ...idea })).ideaId)
}

async function activityFor({ app, base }: Stage, element: string): Promise<string | undefined> {
  const response = await app.inject({ url: `${base}/targets`, headers: { 'x-actor': 'secretariat' } })
  const { activities } = response.json() as { activities: { id: string; element: string }[] }
  return (activities.find((each) => each.element === element) ?? activities[0])?.id
}

function post(stage: Stage, path: string, body: object, as?: Role) {
  return sent(stage, path, { commandId: newCommandId(), ...body }, as)
}

async function sent(
  { app, base }: Stage,
  path: string,
  payload: object,
  as?: Role,
): Promise<Record<string, unknown>> {
  const response = await app.inject({
    method: 'POST',
    url: `${base}${path}`,
    headers: as ? { 'x-actor': as } : {},
    payload,
  })
  if (response.statusCode !== 200) throw new Error(`rehearsal of communities: ${path} ${response.body}`)
  return response.json()
}
